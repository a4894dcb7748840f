"""What `kka himpunan periksa` says of each thing that is wrong, and what to do about it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

_BACKUP = (
    "Pulihkan cadangan ke folder kosong (kka himpunan pulihkan), salin berkas itu dari sana ke "
    "tempat ini, lalu jalankan lagi kka himpunan periksa."
)
_REBUILD = "Jalankan kka himpunan susun-ulang."


class Advice(NamedTuple):
    """What is wrong, and how it is mended."""

    wrong: str
    remedy: str


ADVICE: Mapping[str, Advice] = MappingProxyType(
    {
        "jurnal_putus": Advice(
            "Rantai jurnal putus di sini",
            "Seseorang atau disk mengubah jurnal sesudah ditulis. Simpan dahulu salinan folder "
            "himpunan apa adanya, lalu jalankan kka himpunan susun-ulang: baris yang hilang "
            "dicari di folder-folder kasus.",
        ),
        "jurnal_hilang": Advice("Jurnal tidak ada", _REBUILD),
        "jurnal_terpotong": Advice(
            "Baris terakhir jurnal terpotong, mungkin karena listrik padam",
            "Tidak ada yang hilang: baris itu belum dihitung, dan dibuang saat himpunan dibuka.",
        ),
        "kepala_tidak_cocok": Advice(
            "Tanda jurnal yang tercetak di naskah ini tidak ada di jurnal",
            "Jurnal mungkin ditulis ulang seluruhnya. Cocokkan dengan kode di kertas "
            "(kka himpunan cocokkan KODE) dan dengan cadangan.",
        ),
        "jam_mundur": Advice(
            "Jam komputer mundur pada catatan ini",
            "Periksa jam dan tanggal komputer. Urutan jurnal tetap benar.",
        ),
        "register_rusak": Advice("Register rusak atau tidak ada", _REBUILD),
        "register_berbeda": Advice(
            "Register tidak sama dengan jurnal", f"Jurnal yang berlaku. {_REBUILD}"
        ),
        "register_ketinggalan": Advice(
            "Register ketinggalan dari jurnal",
            "Tidak ada yang hilang: register menyusul saat himpunan dibuka.",
        ),
        "berkas_hilang": Advice("Berkas yang tersimpan tidak ada lagi", _BACKUP),
        "berkas_berubah": Advice("Isi berkas berubah sejak disimpan", _BACKUP),
        "berkas_tidak_terbaca": Advice(
            "Berkas tidak dapat dibaca", "Periksa izin dan sambungan ke folder itu."
        ),
        "berkas_tambahan": Advice(
            "Ada di folder himpunan, tetapi tidak tercatat",
            "Bila harus disimpan: kka himpunan simpan. Bila tidak: pindahkan dari sana.",
        ),
        "daftar_isi_berbeda": Advice(
            "Daftar isi folder tidak sama dengan register", f"Berkasnya sendiri aman. {_REBUILD}"
        ),
        "catatan_hilang": Advice(
            "Catatan ini ada di folder kasus, tetapi hilang dari jurnal",
            "Jurnal terpotong, atau jurnal lama diletakkan di tempatnya. Simpan dahulu salinan "
            f"folder himpunan apa adanya. {_REBUILD} Bila tetap disebut: pindahkan folder kasus "
            "itu keluar, lalu simpan lagi berkasnya dengan kka himpunan simpan.",
        ),
        "salinan_catatan_berbeda": Advice(
            "Salinan jurnal di folder kasus tidak sama dengan jurnal",
            f"Jurnalnya sendiri utuh. {_REBUILD}",
        ),
    }
)
