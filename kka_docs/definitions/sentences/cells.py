"""Sentences about what stands in a cell."""

from __future__ import annotations

from types import MappingProxyType

from kka_docs.definitions.sentences.message import Sentences, error, warning

CELLS: Sentences = MappingProxyType(
    {
        "rumus_tanpa_hasil": error(
            "Sel ini berisi rumus yang hasilnya tidak tersimpan.",
            "Ketik nilainya langsung, atau buka dengan Excel dan simpan sekali lagi.",
        ),
        "nilai_galat": error(
            "Sel ini berisi pesan kesalahan Excel ({nilai}), bukan isian.",
            "Hapus rumusnya dan ketik nilainya langsung.",
        ),
        "sel_gabungan": error(
            "Sel ini digabung dengan sel lain, jadi isinya tidak jelas milik siapa.",
            "Pisahkan lagi (Unmerge Cells), lalu isi setiap sel sendiri.",
        ),
        "huruf_terlarang": error(
            "Isian memuat tanda tak terlihat yang tidak dapat dicetak di Word.",
            "Hapus isi sel, lalu ketik ulang (jangan ditempel).",
        ),
        "terlalu_panjang": error(
            "Isian terlalu panjang ({panjang} huruf; paling banyak {batas}).",
            "Ringkaslah; uraian panjang mempunyai tempatnya sendiri di formulir.",
        ),
        "wajib": error("Belum diisi, padahal wajib.", "Isi sel ini."),
        "wajib_bila": error(
            "Belum diisi, padahal wajib karena “{syarat}” berisi “{nilai_syarat}”.",
            "Isi sel ini, atau ubah “{syarat}”.",
        ),
        "tidak_perlu": warning(
            "Diisi, padahal “{syarat}” tidak berisi “{nilai_syarat}”; isian ini tidak dipakai.",
            "Kosongkan sel ini, atau ubah “{syarat}”.",
        ),
        "isian_sementara": error(
            "Isian wajib ini baru berisi “{nilai}”, belum jawabannya.",
            "Ganti dengan isian yang sebenarnya.",
        ),
        "tampak_belum_selesai": warning(
            "Isian ini tampak belum selesai: masih memuat “{nilai}”.",
            "Lengkapi bagian itu; bila memang sengaja, misalnya untuk ditulis tangan, biarkan.",
        ),
        "isian_petunjuk": warning(
            "Isian ini sama dengan judul, petunjuk, atau contoh di formulir.",
            "Ganti dengan isian yang sebenarnya, atau kosongkan bila tidak wajib.",
        ),
        "bahasa_menilai": warning(
            "Kata {nilai_kata} menilai orangnya ({nilai_sebab}), bukan menggambarkan kejadian.",
            "Tulis yang terlihat, kapan, dan berapa kali, misalnya {nilai_contoh}. Ucapan orang "
            "ditulis di antara tanda kutip.",
        ),
        "bukan_teks": error(
            "Diharapkan teks, tetapi sel berisi {isi}.", "Ketik sebagai teks biasa."
        ),
        "pilihan_tidak_dikenal": error(
            "“{nilai}” tidak ada dalam daftar pilihan.", "Pilih salah satu: {pilihan}."
        ),
        "pilihan_mirip": error(
            "“{nilai}” tidak ada dalam daftar pilihan.",
            "Mungkin maksudnya “{nilai_saran}”? Pilihan: {pilihan}.",
        ),
        "kode_kasus": error(
            "“{nilai}” bukan kode kasus.",
            "Tulis huruf besar, tahun, dan nomor dengan tanda hubung, misalnya KKA-2026-003.",
        ),
        "kode_tanpa_tahun_wajar": warning(
            "Tahun di dalam kode kasus ({nilai}) tampak tidak wajar.", "Periksa kodenya."
        ),
    }
)
