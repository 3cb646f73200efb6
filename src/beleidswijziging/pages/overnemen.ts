// A municipality that draws its own route: it begins with the regeling of another.
import { neemOver, type OpgeslagenRegeling, sleutelVoor } from '../../beleid/index.ts';
import { isoDatum, parseDatumNl } from '../../kernel/datum.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import {
  acties,
  datumveld,
  form,
  foutSamenvatting,
  foutVan,
  html,
  kaart,
  keuzerondjes,
  knop,
  kop,
  leegBlok,
  linkKnop,
  stapel,
  tekstveld,
  terug,
} from '../../web/index.ts';
import type { PageContext, Router } from '../../web/route.ts';
import { startOvername } from '../actions/start-overname.ts';
import { leesApart } from '../lees-apart.ts';
import type { BeleidswijzigingSettings } from '../settings.ts';
import { adres, dag, VERSIES, voorbereider } from './onderdelen.ts';

const PAD = `${VERSIES}/overnemen`;
const TITEL = 'Een eigen route beginnen';
const MAX_NAAM = 80;
/** Milliseconds: reading a regeling takes the processor. */
const LEESTIJD = 20_000;

/** A regeling with a route to begin with: `0034-van-dagbesteding-naar-werk`. */
interface Keuze {
  id: string;
  /** "Almere", or those who share it. */
  van: string;
  versie: OpgeslagenRegeling;
}

/** Of every other municipality the regelingen with a route, in the version of today or nearest to it; one that is shared once. */
const keuzesVoor = (c: PageContext, s: BeleidswijzigingSettings, gemeenteId: number): Keuze[] => {
  const eigen = s.beleid.gemeente(gemeenteId).code;
  const gezien = new Map<string, Keuze>();
  for (const id of s.beleid.gemeenteIds()) {
    if (id === gemeenteId) continue;
    const { code, naam } = s.beleid.gemeente(id);
    for (const sleutel of new Set(s.beleid.regelingen(id).map((versie) => versie.sleutel))) {
      const versie = s.beleid.dichtstbij(id, c.vandaag, sleutel);
      if (!versie?.regeling.route || versie.regeling.gemeenten?.includes(eigen)) continue;
      const { regeling } = versie;
      const samen = `${sleutel} ${regeling.geldigVan} ${regeling.gemeenten?.join() ?? code}`;
      if (gezien.has(samen) && regeling.gemeenten?.[0] !== code) continue;
      const van = regeling.regio && (regeling.gemeenten?.length ?? 0) > 4 ? regeling.regio.waarde : naam;
      gezien.set(samen, { id: `${code}-${sleutel}`, van, versie });
    }
  }
  return [...gezien.values()].sort((a, b) => a.van.localeCompare(b.van, 'nl'));
};

const uitlegVan = ({ versie: { regeling } }: Keuze): string => {
  const { route, bronnen, vragen } = regeling;
  const stappen = route?.stappen.length ?? 0;
  const rust = Object.values(bronnen)
    .map(({ kort }) => kort)
    .join('; ');
  return `${stappen} stappen, ${route?.terug.length ? 'met' : 'zonder'} een weg terug, ${vragen.length} antwoorden op de tien vragen. Geldt vanaf ${dag(regeling.geldigVan)}${regeling.geldigTot === null ? '' : ` tot en met ${dag(regeling.geldigTot)}`}. Rust op ${rust}.`;
};

export const registerOvernemen = (router: Router, s: BeleidswijzigingSettings): void => {
  const pagina = async (c: PageContext, fouten: readonly Reden[]): Promise<Response> => {
    const { gemeenteId } = await c.actor();
    const keuzes = gemeenteId === undefined ? [] : keuzesVoor(c, s, gemeenteId);
    const { waarden } = c.form;
    return c.page({
      titel: TITEL,
      fout: fouten.length > 0,
      smal: true,
      kruimels: [{ tekst: 'Versies', href: VERSIES }, { tekst: TITEL }],
      inhoud: html`${terug(VERSIES)}${foutSamenvatting(fouten)}${kop({
        titel: TITEL,
        onder:
          'Begin met de route van een andere gemeente en pas haar aan. Er verandert niets voordat een collega haar activeert.',
      })}${stapel(
        kaart({
          titel: 'Wat er overgaat, en wat niet',
          inhoud: html`<p>De stappen, de uitkomsten, de termijnen, de plichten en de weg terug gaan over. Namen, bedragen, mandaten, codes, plaatsen en antwoorden van de andere gemeente niet. Haar bron is hier geen bron: bij alles wat overgaat staat daarom keuze, met waar het vandaan komt.</p><p>Daarna zie je wat er nog te regelen is, met het regelnummer, en probeer je de route op een verzonnen inwoner. Wat nu loopt, verandert niet: het wordt een regeling ernaast.</p>`,
        }),
        keuzes.length === 0
          ? leegBlok({ titel: 'Er is geen andere gemeente met een route.' })
          : kaart({
              inhoud: form({
                actie: PAD,
                sleutel: c.sleutel(),
                inhoud: html`${keuzerondjes({
                  naam: 'van',
                  label: 'Met welke route begin je?',
                  keuzes: keuzes.map((keuze) => ({
                    waarde: keuze.id,
                    tekst: `${keuze.van}: ${keuze.versie.regeling.naam}`,
                    uitleg: uitlegVan(keuze),
                  })),
                  waarde: waarden.van ?? c.zoek.get('van') ?? '',
                  fout: foutVan(fouten, 'van'),
                })}${tekstveld({
                  naam: 'naam',
                  label: 'Hoe heet jullie regeling?',
                  hint: 'Bijvoorbeeld: Stap voor stap naar werk. Van de naam wordt ook de sleutel gemaakt; die verandert later niet meer.',
                  waarde: waarden.naam,
                  maximum: MAX_NAAM,
                  fout: foutVan(fouten, 'naam'),
                })}${datumveld({
                  naam: 'geldigVan',
                  label: 'Vanaf welke dag gaat zij gelden?',
                  hint: 'Bijvoorbeeld 01-01-2027. Je kunt dit later nog veranderen.',
                  waarde: waarden.geldigVan,
                  fout: foutVan(fouten, 'geldigVan'),
                })}${acties(knop({ tekst: 'Maak het concept' }), linkKnop({ tekst: 'Annuleer', href: VERSIES, soort: 'stil' }))}`,
              }),
            }),
      )}`,
    });
  };

  router.get(PAD, { ...voorbereider, logboek: false }, (c) => pagina(c, []));
  router.post(PAD, { ...voorbereider, tijd: LEESTIJD, logboek: 'beleidsconcept-gemaakt' }, async (c) => {
    const { gemeenteId } = await c.actor();
    const keuze =
      gemeenteId === undefined ? undefined : keuzesVoor(c, s, gemeenteId).find(({ id }) => id === c.form.tekst('van'));
    const naam = c.form.tekst('naam').replaceAll(/\s+/g, ' ').trim();
    const sleutel = sleutelVoor(naam);
    const geldigVan = parseDatumNl(c.form.tekst('geldigVan'));
    const redenen: Reden[] = [];
    if (!keuze) redenen.push({ veld: 'van', tekst: 'Kies met welke route je begint.' });
    if (naam.length > MAX_NAAM) redenen.push({ veld: 'naam', tekst: `Maak de naam korter: hoogstens ${MAX_NAAM} tekens.` });
    else if (sleutel === '' || /[\p{Cc}\p{Cs}\p{Bidi_Control}]/u.test(naam))
      redenen.push({ veld: 'naam', tekst: 'Schrijf hoe de regeling heet, met letters en cijfers.' });
    if (!geldigVan) redenen.push({ veld: 'geldigVan', tekst: 'Schrijf een dag die bestaat, zoals 01-01-2027.' });
    if (!keuze || !geldigVan || gemeenteId === undefined || redenen.length > 0) return pagina(c, redenen);
    const tekst = neemOver(keuze.versie.tekst, {
      code: s.beleid.gemeente(gemeenteId).code,
      sleutel,
      naam,
      geldigVan: isoDatum(geldigVan),
      van: keuze.van,
    });
    // Read as any text that is handed in, before the transaction: nobody's connection waits for it.
    const { bestand: gelezen } = await leesApart({
      bestand: new TextEncoder().encode(tekst),
      gevallen: undefined,
      geldigVan: undefined,
    });
    if (!gelezen.ok) throw new Error(`wat van ${keuze.id} is overgenomen klopt niet: ${JSON.stringify(gelezen.fouten[0])}`);
    const uit = await c.submit(async (db, actor) => {
      const r = await startOvername(db, actor, {
        beleid: s.beleid,
        vandaag: c.vandaag,
        vraag: { bron: keuze.versie, titel: `${naam}, begonnen met ${keuze.van}`.slice(0, 120), sleutel, gelezen },
      });
      return r.ok ? { ok: true, naar: adres({ id: r.waarde }, '/open') } : r;
    });
    return uit instanceof Response ? uit : pagina(c, uit);
  });
};
