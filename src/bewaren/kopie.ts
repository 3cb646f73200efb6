// What stands in the copy of a dossier: a page to read, the same as data, and the letters and documents as they are. Pure.

import { hoofdletter } from '../kernel/tekst.ts';
import { type Bestand, zip } from '../platform/zip.ts';
import { type Html, html, losDocument } from '../web/index.ts';

/** Tables in words of the resident (B1); what has none is called by its own name. */
const KOP: Readonly<Record<string, string>> = {
  inwoner: 'Je dossier',
  inwoner_persoon: 'Wie je bent',
  aanmelding: 'Je aanmelding',
  aanmeldingfeit: 'Wat er met je aanmelding gebeurde',
  afspraak: 'Je afspraken',
  afspraakantwoord: 'Antwoorden op afspraken',
  afspraakgebeurtenis: 'Wat er met je afspraken gebeurde',
  afspraakmoment: 'Voorgestelde momenten',
  betrokkene: 'Wie jou helpt',
  betrokkenemelding: 'Wat jij zei over wie jou helpt',
  bezwaar: 'Je bezwaar',
  inwonerkijk: 'Waar jij het anders ziet',
  logboek: 'Wie keek of iets opschreef',
  melding: 'Je vraag of melding',
  noodtoegang: 'Wie je dossier bij nood opende',
  orientatie: 'Je oriëntatie',
  orientatieadvies: 'Advies na je oriëntatie',
  orientatietoegang: 'Wat het oriëntatiecentrum van je mag zien',
  planantwoord: 'Wat iedereen van je plan vindt',
  plandoel: 'Doelen in je plan',
  planpartij: 'Wie je plan kreeg',
  traject: 'Je traject',
  toewijzingwijziging: 'Wat er bij je plek veranderde',
  vastcontact: 'Je contactpersoon',
  verlengverzoek: 'Vragen om langer door te gaan',
  afwezigheid: 'Weken dat je er niet was',
  besluit: 'Besluiten over jou',
  document: 'Brieven van de gemeente',
  doel: 'Je doelen',
  dossierstuk: 'Je documenten',
  dossiersluiting: 'Wanneer je dossier is gesloten',
  instemming: 'Wat jij goed vond en niet',
  ladderbepaling: 'Je plek op de ladder',
  notitie: 'Notities van je contactpersoon',
  overleg: 'Gesprekken in berichten',
  overlegbericht: 'Je berichten',
  persoonlijkplan: 'Je eigen plan',
  plaatsing: 'Waar je werkte',
  plan: 'Je plan',
  planwoord: 'Wat jij wilt, kunt en nodig hebt',
  resultaat: 'Wat je hebt bereikt',
  toewijzing: 'Je plekken',
  uitkering: 'Je uitkering',
  uren: 'Je uren',
  vernietigverzoek: 'Je vraag om te vernietigen',
  voortgang: 'Hoe het gaat',
  zrm: 'Hoe het gaat in je leven',
  zrmscore: 'Hoe het gaat, per onderwerp',
};
/** What keeps rows together and says nothing to a person; in the data it stands. */
const STIL = new Set(['gemeente_id', 'inwoner_id', 'consulent_id', 'versie', 'bsn_hash', 'bsn_versleuteld', 'zoeknaam']);

export interface Deel {
  tabel: string;
  rijen: readonly Record<string, unknown>[];
}

const woord = (naam: string): string => hoofdletter(naam).replaceAll('_', ' ');
const waarde = (w: unknown): string => {
  if (w === null || w === undefined) return '';
  if (typeof w === 'boolean') return w ? 'ja' : 'nee';
  if (typeof w === 'string') return /^\d{4}-\d{2}-\d{2}T/.test(w) ? w.slice(0, 16).replace('T', ' ') : w;
  return typeof w === 'number' ? String(w) : JSON.stringify(w);
};

/** The page of the copy: it stands by itself, in a browser without the product. */
const pagina = (o: { naam: string; gemeente: string; dag: string; delen: readonly Deel[] }): Html => {
  const delen = o.delen.filter(({ rijen }) => rijen.length > 0);
  const inhoud = html`<h1>Mijn dossier bij de gemeente ${o.gemeente}</h1><p>Van ${o.naam}. Gemaakt op ${o.dag}.</p><p>Dit is alles wat je zelf mag zien van wat de gemeente over jou bewaart. In de map “bestanden” staan je brieven en documenten. In “dossier.json” staat hetzelfde als hier, om met een computer te lezen.</p>${delen.map(
    ({ tabel, rijen }) =>
      html`<h2>${KOP[tabel] ?? woord(tabel)}</h2>${rijen.map(
        (rij) =>
          html`<dl>${Object.entries(rij)
            .filter(([naam, w]) => !STIL.has(naam) && waarde(w) !== '')
            .map(([naam, w]) => html`<dt>${woord(naam)}</dt><dd>${waarde(w)}</dd>`)}</dl>`,
      )}`,
  )}`;
  return losDocument({ titel: 'Mijn dossier', inhoud });
};

/** The ZIP with the page, the data and the files. */
export const kopieZip = (o: {
  naam: string;
  gemeente: string;
  dag: string;
  delen: readonly Deel[];
  bestanden: readonly Bestand[];
  nu: Date;
}): Uint8Array => {
  const tekst = new TextEncoder();
  const data = Object.fromEntries(o.delen.map(({ tabel, rijen }) => [tabel, rijen]));
  return zip(
    [
      { naam: 'mijn-dossier.html', inhoud: tekst.encode(pagina(o).toString()) },
      { naam: 'dossier.json', inhoud: tekst.encode(`${JSON.stringify({ gemaaktOp: o.nu.toISOString(), ...data }, null, 2)}\n`) },
      ...o.bestanden,
    ],
    o.nu,
  );
};
