/** Invented people for the bench: names as they come in a Dutch municipality, drawn with a seed so that two runs give the same. */
import { isBsn } from '../src/kernel/bsn.ts';

/** A stream of numbers in [0, 1) that depends on the seed only (mulberry32). */
export const randomOf = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
};

/**
 * Numbers of nine digits that pass the 11-proof. The test range 9999xxxxx is too small for a hundred thousand people, so these are
 * invented ones from 900 000 000 up.
 */
export function* inventedBsns(): Generator<string, never> {
  for (let number = 900_000_000; ; number++) if (isBsn(String(number))) yield String(number);
}

export const pick = <T>(list: readonly T[], random: number): T => {
  const one = list[Math.floor(random * list.length)];
  if (one === undefined) throw new RangeError('een lege lijst');
  return one;
};

const words = (text: string): string[] => text.trim().split(/\s+/);

const VOORNAMEN = words(`
  Jan Piet Kees Henk Wim Gerrit Johan Dirk Bart Tom Lars Sven Milan Daan Sem Luuk Ruben Thijs Koen Joost Maarten Niels Jeroen Bas Rik
  Anna Maria Johanna Sanne Lieke Femke Anouk Iris Eva Noor Julia Emma Sofie Lotte Fleur Roos Marieke Annelies Els Truus Greetje Zoë
  Mohammed Ahmed Youssef Murat Emre Fatima Aïsha Naïma Leyla Elif Şeyma Çağla Ayşe Hülya Özgür José Andrés Inês João Renée André Loïs
  Chloé Jürgen Björn Søren Łukasz Agnieszka Małgorzata Nguyễn Thị Anh Rukmini Ravi Priya Kofi Ama Jaïr Shanti Eliška Zdeněk`);

const ACHTERNAMEN = words(`
  Jong Jansen Vries Berg Bakker Dijk Visser Janssen Smit Meijer Boer Mulder Groot Bos Vos Peters Hendriks Leeuwen Dekker Brouwer Wit
  Dijkstra Smits Graaf Meer Linden Kok Jacobs Haan Vermeulen Heuvel Veen Broek Bruijn Schouten Beek Wal Bosch Heide Prins Huisman
  Vermeer Postma Kuiper Veenstra Kramer Kuijpers Verbeek Dongen Willems Maas Hoekstra Koster Koning Jonker Ploeg Wolters Post Blom
  Hofman Molenaar Zijlstra Schipper Sanders Bouwman Terpstra Driessen Gerritsen Timmermans Martens Groen Scholten Hermans Roelofs
  Yılmaz Öztürk Aydın Çelik Şahin Demir Kaya Doğan Arslan Koç Haddad Azzouzi Bouali Idrissi Amrani Nguyễn Trần Lê Müller Schäfer Böhm
  Jørgensen Łukaszewski Wójcik Kowalska Zieliński Novák Dvořák García Fernández Muñoz Pereira Gonçalves Conceição D’Hont O’Brien Rêgo
  Ramdin Soekhoe Kartodikromo Pinas Martina Koeiman Tesfay Haile Abdi Warsame Boateng Mensah Karimi Hosseini Ahmadi Barzani`);

const VOORVOEGSELS = ['van', 'van de', 'de', 'van der', 'den', 'ter', "van 't"];
export const STRATEN = words(`
  Kanaalweg Dorpstraat Eikenlaan Beukenlaan Stationsweg Molenweg Kerkstraat Parkweg Sparrenlaan Lindenlaan Arnhemseweg Deventerstraat
  Zutphensestraat Vlijtseweg Marktplein Hoofdstraat Asselsestraat Jachtlaan Loolaan Sprengenweg Berghuizerweg Laan Fabrieksweg`);
export const PLAATSEN = [
  'Apeldoorn',
  'Apeldoorn',
  'Apeldoorn',
  'Apeldoorn',
  'Beekbergen',
  'Ugchelen',
  'Uddel',
  'Loenen',
  'Klarenbeek',
];
export const SECTOREN = ['groen', 'techniek', 'horeca', 'detailhandel', 'creatief', 'zorg', 'logistiek', 'schoonmaak'];
const AANBIEDERS = ['Werkplaats', 'Tuinderij', 'Kringloop', 'Lunchroom', 'Atelier', 'Kwekerij', 'Zorgboerderij', 'Drukkerij'];

export interface Naam {
  voornaam: string;
  voorvoegsel: string;
  achternaam: string;
}

/** A name of somebody who does not exist. */
export const inventedName = (random: () => number): Naam => {
  const achternaam = pick(ACHTERNAMEN, random());
  return {
    voornaam: pick(VOORNAMEN, random()),
    voorvoegsel: random() < 0.3 ? pick(VOORVOEGSELS, random()) : '',
    achternaam: random() < 0.15 ? `${achternaam}-${pick(ACHTERNAMEN, random())}` : achternaam,
  };
};

export const inventedAanbieder = (n: number, random: () => number): string =>
  `${pick(AANBIEDERS, random())} ${pick(STRATEN, random())} ${n}`;
