"""Sentences about what stands in a cell."""

from __future__ import annotations

from types import MappingProxyType

from kka_docs.definitions.sentences.message import Sentences, error, warning

CELLS: Sentences = MappingProxyType(
    {
        "rumus_tanpa_hasil": error(
            "Sel ini berisi rumus, dan hasilnya tidak tersimpan di berkas.",
            "Hapus rumusnya, lalu ketik isinya{misalnya}{atau_kosongkan}.",
        ),
        "nilai_galat": error(
            "Sel ini berisi pesan kesalahan Excel ({nilai}), bukan isian.",
            "Hapus isi sel ini, lalu ketik isinya{misalnya}{atau_kosongkan}.",
        ),
        "sel_gabungan": error(
            "Sel ini digabung dengan sel lain, jadi isinya tidak jelas milik baris yang mana.",
            "Klik sel ini, lalu klik Home > Merge & Center sampai tidak aktif (bila tidak dapat "
            "diklik: Review > Unprotect Sheet, tanpa sandi), dan isi setiap sel sendiri.",
        ),
        "huruf_terlarang": error(
            "Di sel ini ada tanda yang tidak terlihat dan tidak dapat dicetak di Word.",
            "Hapus isi sel ini, lalu ketik ulang (jangan ditempel){atau_kosongkan}.",
        ),
        "terlalu_panjang": error(
            "Isian ini {panjang} karakter; paling banyak {batas}.",
            "Tulis singkat saja di sini{misalnya}{atau_kosongkan}.",
        ),
        "wajib": error(
            "Belum diisi, padahal wajib.",
            "Isi sel ini{misalnya}.",
        ),
        "wajib_bila": error(
            "Belum diisi, padahal wajib karena “{syarat}” ({sel_syarat}) berisi “{nilai_syarat}”.",
            "Isi sel ini{misalnya}; bila yang keliru “{syarat}”, ubah di {sel_syarat}.",
        ),
        "tidak_perlu": warning(
            "Diisi, padahal hanya dipakai bila “{syarat}” ({sel_syarat}) berisi “{nilai_syarat}”.",
            "Kosongkan sel ini; bila yang keliru “{syarat}”, ubah di {sel_syarat}.",
        ),
        "isian_sementara": error(
            "Isian wajib ini baru berisi {nilai}, belum jawabannya.",
            "Ganti dengan isian yang sebenarnya{misalnya}{atau_kosongkan}{bila_keliru}.",
        ),
        "tampak_belum_selesai": warning(
            "Isian ini tampak belum selesai: masih memuat {nilai}.",
            "Lengkapi bagian itu{atau_kosongkan}; bila memang sengaja, misalnya untuk ditulis "
            "tangan, biarkan.",
        ),
        "isian_petunjuk": warning(
            "Isian ini sama dengan {apa} di formulir.",
            "Ganti dengan isian yang sebenarnya{atau_kosongkan}.",
        ),
        "bahasa_menilai": warning(
            "Kata {nilai_kata} menilai orangnya ({nilai_sebab}), bukan menggambarkan kejadian.",
            "Tulis yang terlihat, kapan, dan berapa kali, misalnya {nilai_contoh}. Bila itu "
            "ucapan orang, tulis di antara tanda kutip.",
        ),
        "bukan_teks": error(
            "Sel ini berisi {isi}, bukan tulisan.",
            "Hapus isinya, lalu tulis jawabannya{misalnya}{atau_kosongkan}.",
        ),
        "pilihan_tidak_dikenal": error(
            "“{nilai}” tidak ada dalam daftar pilihan.",
            "Klik panah di kanan sel, lalu pilih salah satu{atau_kosongkan}. Pilihannya: "
            "{pilihan}.",
        ),
        "pilihan_mirip": error(
            "“{nilai}” tidak ada dalam daftar pilihan; mungkin maksudnya “{nilai_saran}”.",
            "Klik panah di kanan sel, lalu pilih salah satu{atau_kosongkan}. Pilihannya: "
            "{pilihan}.",
        ),
        "kode_kasus": error(
            "“{nilai}” bukan kode kasus.",
            "{nilai_saran}Tulis huruf besar, tahun, dan nomor dengan tanda hubung, misalnya "
            "KKA-2026-003.",
        ),
        "kode_tanpa_tahun_wajar": warning(
            "Tahun di dalam kode kasus “{nilai}” tampak tidak wajar.",
            "Perbaiki tahunnya; bila memang begitu, biarkan.",
        ),
    }
)
