// SPDX-License-Identifier: Apache-2.0
// Reports of the tests' own: invented places and people, and everything that a page must not fall for.

export const hostileReport = {
  id: 'uji/laporan "aneh" & <i>miring</i>?#1',
  title: '<b>Pasar</b> Lembah Asri diserang <script>alert("judul")</script>',
  publisher: 'Kabar "Uji" <img src=x onerror=alert(1)>',
  url: 'javascript:alert("alamat")',
  published: '2019-01-06',
  text: [
    'LEMBAH ASRI - 😀 Tiga warga tewas dan dua terluka dalam serangan di Pasar Lembah Asri, Minggu (6/1), kata Kapolsek Lembah Asri Ipda Rama Wisesa.',
    '<script>alert("isi")</script> Seorang pedagang, Bu Sekar Melati, mengatakan sedikitnya lima warga tewas. 🚑🚑',
    'Kelompok bersenjata Laskar Senja membantah menyerang pasar itu.',
    'Baca juga: Harga beras <iframe src="//luar.example"></iframe> turun',
  ].join('\n\n'),
};

export const laterReport = {
  id: 'uji-menyusul',
  title: 'Jalan Muara Wangi dibuka kembali',
  publisher: 'Kabar Uji',
  published: '2019-01-09',
  text: 'MUARA WANGI - Jalan utama Muara Wangi dibuka kembali pada Rabu (9/1) setelah ditutup dua hari, kata Camat Muara Wangi Bagas Pratala.',
};

export const plannedReport = {
  id: 'uji-rencana',
  title: 'Mahasiswa akan berunjuk rasa di Jayapura',
  publisher: 'Kabar Uji',
  published: '2019-01-09',
  text: 'JAYAPURA - Ratusan mahasiswa akan menggelar unjuk rasa di Jayapura pada Senin (14/1), kata koordinator aksi Bagas Pratala.\n\nKapolres Jayapura Rama Wisesa mengatakan polisi menyiapkan pengamanan.',
};

const places = ['Muara Wangi', 'Lembah Asri', 'Bukit Tenang', 'Rawa Kecil', 'Tanjung Damai', 'Sungai Jernih'];

/** Reports enough for a morning: each tells of one clash on a day of its own, with two speakers who do not agree. */
export function manyReports(number) {
  return Array.from({ length: number }, (_, i) => {
    const place = places[i % places.length];
    const day = 1 + (i % 28);
    return {
      id: `uji-pagi-${i + 1}`,
      title: `Baku tembak di ${place}, hari ke-${i + 1}`,
      publisher: 'Kabar Uji',
      published: `2021-03-${String(day).padStart(2, '0')}`,
      text: `${place.toUpperCase()} - Baku tembak antara polisi dan kelompok bersenjata terjadi di Distrik ${place} pada hari yang sama, kata Kapolsek ${place} Ipda Rama Wisesa.\n\nIa mengatakan ${2 + (i % 5)} polisi tewas. Juru bicara kelompok bersenjata, Jaka Senja, mengatakan ${9 + (i % 7)} polisi tewas.`,
    };
  });
}

/** Two tellings that may be of one event, and of which nobody can say so by rule. */
export const doubtfulReports = [
  {
    id: 'uji-ragu-1',
    title: 'Granat dilempar ke pos di Intan Jaya',
    publisher: 'Warta Uji',
    published: '2021-03-04',
    text: 'TIMIKA - TPNPB-OPM melempar granat ke pos TNI di Kabupaten Intan Jaya, Rabu (3/3/2021). Juru bicara TPNPB-OPM Jaka Senja mengatakan lima prajurit tewas.',
  },
  {
    id: 'uji-ragu-2',
    title: 'Pos TNI ditembaki',
    publisher: 'Kabar Uji',
    published: '2021-03-05',
    text: 'TIMIKA - Orang bersenjata menembaki pos TNI di Provinsi Papua Tengah, Rabu (3/3/2021). Empat prajurit tewas, kata pejabat setempat Rama Wisesa.',
  },
];
