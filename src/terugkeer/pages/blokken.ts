// What the pages of the way back share: its settings, the agreement in rows, what the regeling says.
import type { Kysely } from 'kysely';
import { type BeleidInHuis, explainBron, type Regeling, tredeNaam } from '../../beleid/index.ts';
import { type Datum, toonDatum } from '../../kernel/datum.ts';
import type { Trede } from '../../kernel/trede.ts';
import type { DB } from '../../platform/db/schema.ts';
import { type BadgeSoort, badge, type Html, html, lijst, melding, zacht } from '../../web/index.ts';
import { findTredeNu, listAfspraken, listLopend, listTerugstappen } from '../queries.ts';
import { afspraakStand } from '../rules.ts';
import { type AfspraakStand, INDICATIE, INKOMEN, type Terugkeerafspraak, type Terugweg } from '../types.ts';

export interface TerugkeerSettings {
  beleid: BeleidInHuis;
}

export const terugkeerPad = (inwonerId: number): string => `/dossier/${inwonerId}/terugkeer`;

/** Everything of the way back in one round trip. */
export const readTerugkeer = async (db: Kysely<DB>, inwonerId: number) => {
  const [nu, afspraken, stappen, lopend] = await Promise.all([
    findTredeNu(db, inwonerId),
    listAfspraken(db, inwonerId),
    listTerugstappen(db, inwonerId),
    listLopend(db, inwonerId),
  ]);
  return { nu, afspraken, stappen, lopend };
};
export type TerugkeerGelezen = Awaited<ReturnType<typeof readTerugkeer>>;

export const tredeTekst = (regeling: Regeling | undefined, trede: Trede): string =>
  regeling ? `trede ${trede}: ${tredeNaam(regeling, trede).toLowerCase()}` : `trede ${trede}`;

const STAND: Record<AfspraakStand, { soort: BadgeSoort; tekst: string }> = {
  geldt: { soort: 'goed', tekst: 'De inwoner is het eens' },
  wacht: { soort: 'aandacht', tekst: 'Wacht op de inwoner' },
  oneens: { soort: 'telaat', tekst: 'De inwoner is het niet eens' },
  vervallen: { soort: 'neutraal', tekst: 'Verlopen' },
  vervangen: { soort: 'neutraal', tekst: 'Vervangen' },
  gebruikt: { soort: 'info', tekst: 'Gebruikt' },
  afgezien: { soort: 'neutraal', tekst: 'Geen afspraak' },
};
export const standBadge = (a: Terugkeerafspraak, vandaag: Datum): Html => {
  const { soort, tekst } = STAND[afspraakStand(a, vandaag)];
  return badge(soort, tekst);
};

/** A place in a source as people read it, not as the file writes it. */
export const bronTekst = (regeling: Regeling | undefined, bron: string): string =>
  (regeling && explainBron(regeling, bron)?.tekst) ?? bron;

/** The agreement in rows, as staff read it. */
export const afspraakLijst = (a: Terugkeerafspraak, regeling: Regeling | undefined): Html =>
  a.afgezien !== ''
    ? html`<p>Er is geen afspraak gemaakt: ${a.afgezien}</p>${zacht(`${a.door}, ${toonDatum(a.gemaaktOp)}`)}`
    : lijst([
        {
          kop: 'Waarnaar terug',
          waarde: html`<strong>${a.terugNaar}</strong>${a.terugTrede && html`<br>${tredeTekst(regeling, a.terugTrede)}`}`,
        },
        { kop: 'Geldt tot en met', waarde: a.tot ? toonDatum(a.tot) : '' },
        { kop: 'Wie beslist', waarde: a.beslist },
        {
          kop: 'Indicatie',
          waarde: a.indicatie
            ? html`${INDICATIE[a.indicatie]}<br>${zacht(a.indicatieBron !== '' ? `Volgens de regeling (${bronTekst(regeling, a.indicatieBron)}).` : `Niet geregeld: zo afgesproken. ${a.indicatieReden}`)}`
            : '',
        },
        { kop: 'Inkomen', waarde: a.inkomen ? `${INKOMEN[a.inkomen]}. ${a.inkomenToelichting}`.trim() : '' },
        ...(a.akkoord === null
          ? []
          : [
              {
                kop: 'De inwoner',
                waarde: `${a.akkoord ? 'Eens' : `Niet eens: ${a.akkoordReden}`}${a.akkoordOp ? ` (${toonDatum(a.akkoordOp)}, ${a.akkoordDoor === 'inwoner' ? 'zei dat zelf' : 'hoorde de consulent'})` : ''}`,
              },
            ]),
        { kop: 'Gemaakt', waarde: `${toonDatum(a.gemaaktOp)}, ${a.door}` },
      ]);

/** What the regeling says of the way back, or that it says nothing (AP44). */
export const regelingBlok = (wegen: readonly Terugweg[], regeling: Regeling | undefined): Html => {
  const geregeld = wegen.filter((weg) => weg.geregeld);
  if (geregeld.length === 0)
    return melding({
      soort: 'info',
      titel: 'De regeling zegt niets over terugval',
      inhoud: html`<p>Niet geregeld. Wat hier staat spreken mensen met elkaar af; het is geen beleid van de gemeente.</p>`,
    });
  return html`${geregeld.map((weg) =>
    lijst([
      { kop: 'Wanneer', waarde: weg.in },
      { kop: 'Waarheen', waarde: html`<ul>${weg.naar.map(({ wat }) => html`<li>${wat}</li>`)}</ul>` },
      ...(weg.wie.length > 0 ? [{ kop: 'Wie', waarde: weg.wie.join(', ') }] : []),
      ...(weg.pogingen === undefined ? [] : [{ kop: 'Eerst nog', waarde: `${weg.pogingen} pogingen op een andere plek` }]),
      { kop: 'Indicatie', waarde: weg.indicatie ? INDICATIE[weg.indicatie] : 'Niet geregeld' },
      { kop: 'Bron', waarde: `${bronTekst(regeling, weg.bron)}${weg.toelichting ? `. ${weg.toelichting}` : ''}` },
    ]),
  )}`;
};
