// How pages show and ask what the BRP says.
import { datum, isoDatum, toonDatum } from '../kernel/datum.ts';
import type { Reden } from '../kernel/resultaat.ts';
import type { Brp, BrpPersoon } from '../platform/brp/index.ts';
import { badge, type Html, html, lijst, melding } from '../web/index.ts';
import type { PageContext } from '../web/route.ts';
import { logBrp } from './actions/take-over-brp.ts';
import { geborenVan, toonGeboren, typGeboren } from './persoon.ts';

export const BRP_UIT =
  'De koppeling met de BRP staat niet aan. Kijk de gegevens na op het identiteitsbewijs. Beheer kan de koppeling aanzetten.';

export type UitBrp = { ok: true; persoon: BrpPersoon } | { ok: false; reden: Reden };

/**
 * Looks one person up by BSN and writes down that it was done, also when it did not succeed. Waits for another machine: the route that
 * calls this needs a longer `tijd`. Used at “controleer met de BRP” in the dossier and at the aanmelding (“haal op uit de BRP”).
 */
export const haalUitBrp = async (
  c: PageContext,
  brp: Brp | undefined,
  o: { bsn: string; inwonerId?: number },
): Promise<UitBrp> => {
  const actor = await c.actor();
  if (!brp) return { ok: false, reden: { tekst: BRP_UIT } };
  const antwoord = await brp.raadpleegMetBurgerservicenummer([o.bsn]);
  await logBrp(c.db, actor, { ...(o.inwonerId === undefined ? {} : { inwonerId: o.inwonerId }), gelukt: antwoord.ok });
  if (!antwoord.ok) return { ok: false, reden: { tekst: antwoord.tekst } };
  const persoon = antwoord.waarde.find((een) => een.bsn === o.bsn);
  return persoon
    ? { ok: true, persoon }
    : {
        ok: false,
        reden: {
          veld: 'bsn',
          tekst: 'De BRP kent niemand met dit BSN. Kijk het na op het identiteitsbewijs, cijfer voor cijfer.',
        },
      };
};

/** What the BRP knows, as the fields of the aanmelding hold it; empty fields stay as they are typed. */
export const veldenUitBrp = (p: BrpPersoon): Record<string, string> => {
  const geboren = geborenVan(p.geboren);
  return Object.fromEntries(
    Object.entries({
      voornaam: p.voornamen.split(' ')[0] ?? '',
      voorvoegsel: p.voorvoegsel,
      achternaam: p.geslachtsnaam,
      geboortedatum: geboren ? typGeboren(geboren) : '',
      straat: p.adres?.straat ?? '',
      huisnummer: p.adres?.huisnummer ?? '',
      postcode: p.adres?.postcode ?? '',
      woonplaats: p.adres?.woonplaats ?? '',
    }).filter(([veld, waarde]) => waarde !== '' || veld === 'voorvoegsel'),
  );
};

/** Signs beside a name: secrecy, died, being looked into. */
export const persoonMerken = (p: { geheim: boolean; in_onderzoek: boolean; overleden_op: string | null }): Html[] => [
  ...(p.overleden_op === null ? [] : [badge('neutraal', `Overleden op ${toonDatum(datum(p.overleden_op))}`)]),
  ...(p.geheim ? [badge('aandacht', 'Geheimhouding')] : []),
  ...(p.in_onderzoek ? [badge('info', 'Gegevens in onderzoek bij de BRP')] : []),
];

/** What to mind before somebody goes on with this person. */
export const brpMeldingen = (p: BrpPersoon, gemeentecode: string | undefined): Html[] => [
  ...(p.overleden
    ? [
        melding({
          soort: 'waarschuwing',
          titel: 'Deze persoon staat in de BRP als overleden',
          inhoud: `${p.overleden.datum === undefined ? 'De datum is niet bekend.' : `Datum: ${toonDatum(datum(p.overleden.datum))}.`} Stuur geen brieven of berichten voordat je dit hebt nagekeken.`,
        }),
      ]
    : []),
  ...(p.geheim
    ? [
        melding({
          soort: 'waarschuwing',
          titel: 'Geheimhouding',
          inhoud:
            'Deze inwoner vroeg de gemeente om zijn gegevens aan niemand te geven. Deel adres en telefoonnummer met niemand zonder zijn toestemming.',
        }),
      ]
    : []),
  ...(p.inOnderzoek
    ? [
        melding({
          soort: 'info',
          titel: 'Een deel is in onderzoek',
          inhoud: 'De BRP kijkt na of deze gegevens kloppen. Vraag het ook aan de inwoner zelf.',
        }),
      ]
    : []),
  ...(gemeentecode !== undefined && !p.overleden && p.gemeente && p.gemeente.code !== gemeentecode
    ? [
        melding({
          soort: 'waarschuwing',
          titel: `Woont volgens de BRP in ${p.gemeente.naam === '' ? 'een andere gemeente' : p.gemeente.naam}`,
          inhoud: 'De Wmo vraag je aan in de gemeente waar je woont. Bespreek het, of draag de aanmelding over.',
        }),
      ]
    : []),
];

/** What the BRP says of somebody, in the order of the screens. */
export const brpGegevens = (p: BrpPersoon): Html => {
  const geboren = geborenVan(p.geboren);
  return html`${lijst([
    { kop: 'Naam', waarde: [p.voornamen, p.voorvoegsel, p.geslachtsnaam].filter(Boolean).join(' ') },
    { kop: 'Geboren', waarde: geboren ? toonGeboren(geboren) : 'Onbekend' },
    {
      kop: 'Adres',
      waarde: p.adres
        ? `${p.adres.straat} ${p.adres.huisnummer}, ${p.adres.postcode} ${p.adres.woonplaats}`
        : 'Geen adres in Nederland bekend',
    },
    ...(p.adresSinds?.datum === undefined
      ? []
      : [
          {
            kop: 'Woont daar sinds',
            waarde: toonGeboren({
              datum: isoDatum(datum(p.adresSinds.datum)),
              bekend: p.adresSinds.bekend === 'onbekend' ? 'volledig' : p.adresSinds.bekend,
            }),
          },
        ]),
    { kop: 'Gemeente', waarde: p.gemeente?.naam ?? 'Onbekend' },
    { kop: 'Geheimhouding', waarde: p.geheim ? 'Ja' : 'Nee' },
  ])}`;
};
