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
