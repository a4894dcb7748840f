"""What stands in the archive's BACA-SAYA.txt: how to read and check it without this program."""

from __future__ import annotations

GUIDE = """HIMPUNAN: ARSIP RAHASIA KONFERENSI KASUS

Folder ini berisi berkas konferensi kasus. Isinya rahasia: dibuka oleh konselor, orang lain melalui
konselor. Folder ini dapat dibaca dan diperiksa tanpa program kka.

ISI FOLDER
  2026/KKA-2026-003/      satu folder per kasus, di bawah tahunnya
    daftar-isi.txt        apa saja yang disimpan, dalam kata-kata
    sha256sum.txt         sidik (SHA-256) setiap berkas
    catatan.jsonl         salinan baris jurnal tentang kasus itu
    kunci-kode/           kunci pemeriksa kode di kertas; ikut musnah bersama kasusnya
    kunci-kasus.age       hanya bila terenkripsi: kunci kasus itu; ikut musnah juga
    H-2026-0007-….docx    naskahnya; nama berkas tidak memuat nama orang
  catatan.jsonl           salinan baris jurnal yang bukan tentang satu kasus
  pemegang/, daftar-nama/ hanya bila terenkripsi: kunci para pemegang, nama konseli
  jurnal.jsonl            jurnal: satu baris per kejadian, hanya ditambah, tidak pernah diubah
  register.sqlite3        indeks untuk mencari; dapat disusun lagi dari berkas-berkas di atas

MEMERIKSA KEUTUHAN BERKAS
  Linux/macOS : buka folder kasusnya, lalu ketik  sha256sum -c sha256sum.txt
  Windows     : ketik  certutil -hashfile NAMA-BERKAS SHA256  lalu bandingkan dengan sha256sum.txt

MEMERIKSA JURNAL
  Setiap baris memuat "hash": SHA-256 dari baris itu tanpa "hash", ditulis sebagai JSON dengan kunci
  terurut menurut abjad, tanpa spasi, UTF-8. "sebelum" memuat hash baris sebelumnya; baris pertama
  memuat 64 angka nol. Dengan Python:

    import hashlib, json
    sebelum = "0" * 64
    for baris in open("jurnal.jsonl", encoding="utf-8"):
        isi = json.loads(baris)
        hash_baris = isi.pop("hash")
        teks = json.dumps(isi, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        assert isi["sebelum"] == sebelum, isi["no"]
        assert hashlib.sha256(teks.encode()).hexdigest() == hash_baris, isi["no"]
        sebelum = hash_baris
    print("Jurnal utuh.")

YANG BERAKHIRAN .age
  Berkas itu terenkripsi dengan format age (https://age-encryption.org). Setiap pemegang kunci dapat
  membuka semuanya sendirian, dengan sandinya dan alat age biasa, tanpa kka:

    pemegang/NAMA.age     kunci seorang pemegang, terkunci dengan sandinya
    …/kunci-kasus.age     kunci sebuah kasus, terkunci untuk setiap pemegang
    daftar-nama/….age     siapa konseli kasus itu, terkunci dengan kunci kasusnya

  1. Unduh age dari https://github.com/FiloSottile/age/releases (Windows: berkas windows-amd64.zip)
     dan taruh age.exe di folder ini. Lalu buka folder ini, ketik  cmd  di bilah alamat, Enter.
  2. Buka kunci kasusnya; sandi pemegang ditanyakan:
       age -d -i pemegang/NAMA.age -o kunci.txt 2026/KKA-2026-003/kunci-kasus.age
  3. Buka naskahnya, atau daftar namanya, dengan kunci itu:
       age -d -i kunci.txt -o naskah.pdf 2026/KKA-2026-003/NAMA-BERKAS.pdf.age
       age -d -i kunci.txt -o nama.txt daftar-nama/KKA-2026-003.age
  4. Hapus kunci.txt dan yang sudah dibuka bila selesai.

  Sandi yang hilang tidak dapat dipulihkan oleh siapa pun. Bila semua pemegang kehilangan sandinya,
  atau kunci-kasus.age hilang tanpa cadangan, isinya tidak terbaca lagi.
"""
