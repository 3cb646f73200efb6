/** The aanbieders of the demo: invented organisations around Apeldoorn. Tariffs as Werkt mee §10 unless told. */
export interface DemoAanbieder {
  sleutel: string;
  agb: string;
  kvk: string;
  naam: string;
  sector: string;
  postcode: string;
  woonplaats: string;
  contractVan: string;
  producten: string[];
}

const alles = ['wm-ontwikkeling-3', 'wm-ontwikkeling-4', 'wm-ontwikkeling-5', 'wm-werkplek-3', 'wm-werkplek-4'];

export const aanbieders: readonly DemoAanbieder[] = [
  {
    sleutel: 'fiets',
    agb: '73105001',
    kvk: '90000011',
    naam: 'Fietswerkplaats Het Wiel',
    sector: 'techniek',
    postcode: '7311 JN',
    woonplaats: 'Apeldoorn',
    contractVan: '2021-01-01',
    producten: alles,
  },
  {
    sleutel: 'kringloop',
    agb: '73105002',
    kvk: '90000022',
    naam: 'Kringloop De Tweede Ronde',
    sector: 'detailhandel',
    postcode: '7323 KL',
    woonplaats: 'Apeldoorn',
    contractVan: '2021-01-01',
    producten: alles,
  },
  {
    sleutel: 'tuin',
    agb: '73105003',
    kvk: '90000033',
    naam: 'Tuinderij De Hoge Akker',
    sector: 'groen',
    postcode: '7361 TB',
    woonplaats: 'Beekbergen',
    contractVan: '2022-01-01',
    producten: alles,
  },
  {
    sleutel: 'lunch',
    agb: '73105004',
    kvk: '90000044',
    naam: 'Lunchroom Aan Tafel',
    sector: 'horeca',
    postcode: '7316 AC',
    woonplaats: 'Apeldoorn',
    contractVan: '2023-07-01',
    producten: alles,
  },
  {
    sleutel: 'atelier',
    agb: '73105005',
    kvk: '90000055',
    naam: 'Atelier Kleurrijk',
    sector: 'creatief',
    postcode: '7339 GA',
    woonplaats: 'Ugchelen',
    contractVan: '2024-01-01',
    producten: ['wm-ontwikkeling-3', 'wm-werkplek-3'],
  },
];
