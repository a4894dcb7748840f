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
    H-2026-0007-….docx    naskahnya; nama berkas tidak memuat nama orang
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
  membukanya sendiri dengan alat age biasa dan kata sandinya; lihat folder pemegang/.
"""
