import { randomUUID } from 'node:crypto';
import type { Context } from 'hono';
import type pg from 'pg';
import { type BeleidInHuis, findLaatsteDag, type Gemeente } from '../../beleid/index.ts';
import { datum, plusDagen, toonDatum } from '../../kernel/datum.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import type { Clock } from '../../platform/clock.ts';
import { troubleOf } from '../../platform/db/unavailable.ts';
import { log } from '../../platform/log.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { type Form, readForm } from '../../web/form-data.ts';
import {
  acties,
  bevestiging,
  form,
  foutSamenvatting,
  type Html,
  html,
  kiesEen,
  knop,
  kop,
  lijst,
  linkKnop,
  melding,
  stapel,
  stappen,
  vraagpagina,
} from '../../web/index.ts';
import type { Web } from '../../web/route.ts';
import { SIZES } from '../../web/sizes.ts';
import { bevestigingVoor, inzendingVan, nieuweMelding } from '../actions/send-melding.ts';
import { alleenGevraagd, leesMelding, meldingVolgorde } from '../lees.ts';
import { findPubliekeOppakDagen, findStand, receivePubliekeMelding } from '../queries.ts';
import { isKenmerk } from '../rules.ts';
import {
  type Getypt,
  isGevraagd,
  isVraag,
  isZelf,
  nodigeVragen,
  redenenVan,
  VRAGEN,
  type VraagNaam,
  veldenVan,
  vraagMet,
} from '../vragen.ts';
import { hiernaVan, OPPAKKEN_STANDAARD } from './hierna.ts';
import { antwoordenVan, isEenVeld, veldenVoor } from './velden.ts';

export interface OpenbaarSettings {
  web: Pick<Web, 'openbaar' | 'sendOpenbaar'>;
  pool: pg.Pool;
  beleid: BeleidInHuis;
  clock: Clock;
  baseUrls: readonly string[];
}

const PAD = '/iemand-aanmelden';
const TITEL = 'Iemand aanmelden';

/**
 * "Iemand aanmelden": for everybody, without logging in, one question a page. The answers travel in the form and nowhere else until
 * they are sent: no session, no cookie, not in the address, not in the log.
 */
export const registerOpenbareMelding = (s: OpenbaarSettings): void => {
  s.web.openbaar('GET', PAD, (c) => begin(c, s, c.req.query('gemeente') ?? '', [], {}));
  s.web.openbaar('POST', PAD, async (c) => stap(c, s, await readForm(c.req.raw, SIZES.form)));
  s.web.openbaar('POST', `${PAD}/versturen`, async (c) => verstuur(c, s, await readForm(c.req.raw, SIZES.form)), 'melden');
  s.web.openbaar('GET', `${PAD}/:kenmerk`, (c) => stand(c, s));
};

interface Hier {
  s: OpenbaarSettings;
  gemeenteId: number;
  gemeente: Gemeente;
  antwoorden: Getypt;
  /** Made when the form was first shown. */
  getoond: string;
}

const stuur = (
  c: Context,
  hier: Hier | OpenbaarSettings,
  o: { titel: string; inhoud: Html; fout?: boolean; status?: 200 | 503 },
) => {
  const s = 's' in hier ? hier.s : hier;
  const gemeente =
    's' in hier
      ? { gemeente: { id: hier.gemeenteId, naam: hier.gemeente.naam, telefoon: hier.gemeente.telefoon.waarde } }
      : { vanAllen: s.beleid.gemeenteIds().length > 1 };
  return s.web.sendOpenbaar(c, { inwoner: true, smal: true, ...gemeente, ...o });
};

const lees = (s: OpenbaarSettings, gestuurd: Form): Hier | undefined => {
  const gemeenteId = s.beleid.gemeenteIdVan(gestuurd.tekst('gemeente'));
  if (gemeenteId === undefined) return undefined;
  const antwoorden: Record<string, string> = {};
  for (const veld of meldingVolgorde) {
    const waarde = gestuurd.waarden[veld];
    if (waarde !== undefined) antwoorden[veld] = waarde;
  }
  const getoond = gestuurd.tekst('getoond');
  return {
    s,
    gemeenteId,
    gemeente: s.beleid.gemeente(gemeenteId),
    antwoorden,
    getoond: /^[0-9a-f-]{36}$/.test(getoond) ? getoond : randomUUID(),
  };
};

const stap = async (c: Context, s: OpenbaarSettings, gestuurd: Form): Promise<Response> => {
  const hier = lees(s, gestuurd);
  const knopje = gestuurd.tekst('stap');
  if (!hier) return begin(c, s, '', [{ veld: 'gemeente', tekst: 'Kies voor welke gemeente je iemand aanmeldt.' }], {});
  if (knopje === 'begin') return begin(c, s, hier.gemeente.code, [], hier.antwoorden, hier.getoond);
  const vragen = nodigeVragen(hier.antwoorden);
  if (isVraag(knopje) && vragen.includes(knopje)) return vraag(c, hier, knopje);
  const bij = gestuurd.tekst('vraagnaam');
  const nu = isVraag(bij) && vragen.includes(bij) ? bij : undefined;
  if (knopje === 'terug') {
    const vorige = vragen[(nu === undefined ? vragen.length : vragen.indexOf(nu)) - 1];
    return vorige === undefined ? begin(c, s, hier.gemeente.code, [], hier.antwoorden, hier.getoond) : vraag(c, hier, vorige);
  }
  const gelezen = leesMelding(hier.antwoorden, s.clock.vandaag(hier.gemeenteId));
  const redenen = gelezen.ok ? [] : gelezen.redenen;
  if (nu !== undefined) {
    const hierFout = redenenVan(nu, hier.antwoorden, redenen);
    if (hierFout.length > 0) return vraag(c, hier, nu, hierFout);
  }
  // The next question that was not asked yet or is not answered well; somebody who came back to change one answer goes on to the check.
  const volgende = vragen.find(
    (naam) => !isGevraagd(naam, hier.antwoorden) || redenenVan(naam, hier.antwoorden, redenen).length > 0,
  );
  if (volgende === undefined) return controle(c, hier);
  return vraag(c, hier, volgende);
};

const verstuur = async (c: Context, s: OpenbaarSettings, gestuurd: Form): Promise<Response> => {
  const hier = lees(s, gestuurd);
  if (!hier) return begin(c, s, '', [], {});
  const vandaag = s.clock.vandaag(hier.gemeenteId);
  const gelezen = leesMelding(hier.antwoorden, vandaag);
  if (!gelezen.ok) {
    const eerste = gelezen.redenen.flatMap((reden) => vraagMet(reden.veld ?? '', hier.antwoorden) ?? [])[0];
    return eerste === undefined
      ? begin(c, s, hier.gemeente.code, [], hier.antwoorden, hier.getoond)
      : vraag(c, hier, eerste, redenenVan(eerste, hier.antwoorden, gelezen.redenen));
  }
  try {
    const oppakkenDagen = await findPubliekeOppakDagen(s.pool, hier.gemeenteId, OPPAKKEN_STANDAARD);
    const nieuw = nieuweMelding(gelezen.waarde, inzendingVan(hier.getoond, gelezen.waarde));
    const { gemeente, gemeenteId } = hier;
    const [basis = ''] = s.baseUrls;
    const ontvangen = await receivePubliekeMelding(s.pool, {
      gemeenteId,
      melding: nieuw,
      vandaag,
      mail: bevestigingVoor(gelezen.waarde, {
        gemeente,
        landelijk: s.beleid.landelijk,
        kenmerk: nieuw.kenmerk,
        vandaag,
        oppakkenDagen,
        basis,
      }),
    });
    return c.redirect(`${PAD}/${ontvangen.kenmerk}`, 303);
  } catch (error) {
    if (!troubleOf(error)) throw error;
    log.warn('een melding kon niet worden bewaard', { fout: error });
    return controle(c, hier, [
      {
        tekst: `Het lukt nu niet om je melding te bewaren. Je antwoorden staan er nog. Probeer het over een paar minuten weer, of bel ${hier.gemeente.telefoon.waarde}.`,
      },
    ]);
  }
};

const begin = (
  c: Context,
  s: OpenbaarSettings,
  code: string,
  fouten: readonly Reden[],
  antwoorden: Getypt,
  getoond: string = randomUUID(),
): Promise<Response> => {
  const gemeenten = s.beleid.gemeenteIds().map((id) => s.beleid.gemeente(id));
  const [enige] = gemeenten;
  const gekozen = gemeenten.length === 1 ? enige : gemeenten.find((een) => een.code === code);
  return stuur(c, s, {
    titel: TITEL,
    fout: fouten.length > 0,
    inhoud: html`${foutSamenvatting(fouten)}${kop({ titel: TITEL })}<p>Wil je meedoen of werken, en heb je daar hulp bij nodig? Of ken je iemand voor wie dat zo is? Laat het ons weten.</p><ul><li>Je hoeft niet in te loggen.</li><li>Het duurt ongeveer vijf minuten.</li><li>We vragen niet naar het burgerservicenummer.</li><li>We bewaren pas iets als je op versturen drukt.</li></ul><p>Is er nu gevaar? Bel 112.</p>${form(
      {
        actie: PAD,
        sleutel: null,
        naam: TITEL,
        verborgen: {
          ...antwoorden,
          getoond,
          vraagnaam: '',
          ...(gemeenten.length === 1 && enige ? { gemeente: enige.code } : {}),
        },
        inhoud: html`${
          gemeenten.length > 1 &&
          kiesEen({
            naam: 'gemeente',
            label: 'Voor welke gemeente?',
            leeg: 'Kies de gemeente',
            waarde: gekozen?.code,
            fout: fouten.find(({ veld }) => veld === 'gemeente')?.tekst,
            opties: gemeenten
              .map(({ code: waarde, naam }) => ({ waarde, tekst: naam }))
              .sort((a, b) => a.tekst.localeCompare(b.tekst, 'nl')),
          })
        }${acties(knop({ tekst: 'Begin', naam: 'stap', waarde: 'verder' }))}`,
      },
    )}`,
  });
};

/** What goes along unseen; without the fields that are asked now. */
const mee = (hier: Hier, zonder?: VraagNaam): Record<string, string> => {
  const hierVelden: readonly string[] = zonder === undefined ? [] : veldenVan(zonder, hier.antwoorden);
  return {
    gemeente: hier.gemeente.code,
    getoond: hier.getoond,
    ...Object.fromEntries(Object.entries(hier.antwoorden).filter(([veld]) => !hierVelden.includes(veld))),
  };
};

const vraag = (c: Context, hier: Hier, naam: VraagNaam, fouten: readonly Reden[] = []): Promise<Response> => {
  const vragen = nodigeVragen(hier.antwoorden);
  const { titel, hint } = VRAGEN[naam];
  const zelf = isZelf(hier.antwoorden);
  return stuur(c, hier, {
    titel: titel(zelf),
    fout: fouten.length > 0,
    inhoud: vraagpagina({
      // How many there are follows from the first answer.
      ...(naam === 'wie' ? {} : { stap: stappen({ stap: vragen.indexOf(naam) + 1, van: vragen.length }) }),
      fouten: foutSamenvatting(fouten),
      inhoud: html`${!isEenVeld(naam) && kop({ titel: titel(zelf), onder: hint?.(zelf) })}${form({
        actie: PAD,
        sleutel: null,
        naam: titel(zelf),
        verborgen: { ...mee(hier, naam), vraagnaam: naam },
        inhoud: html`${veldenVoor(naam, hier.antwoorden, fouten, isEenVeld(naam))}${acties(
          knop({ tekst: 'Volgende', naam: 'stap', waarde: 'verder' }),
          knop({ tekst: 'Vorige', naam: 'stap', waarde: 'terug', soort: 'stil', icoon: 'chevron-left' }),
        )}`,
      })}`,
    }),
  });
};

const controle = (c: Context, hier: Hier, fouten: readonly Reden[] = []): Promise<Response> => {
  const { antwoorden } = hier;
  const verborgen = mee({ ...hier, antwoorden: alleenGevraagd(antwoorden) });
  const zin = isZelf(antwoorden) ? '' : 'Degene die je aanmeldt mag weten wat je hier hebt opgeschreven.';
  return stuur(c, hier, {
    titel: 'Controleer je antwoorden',
    fout: fouten.length > 0,
    ...(fouten.length > 0 ? { status: 503 as const } : {}),
    inhoud: html`${foutSamenvatting(fouten, 'Het is nog niet verstuurd')}${kop({ titel: 'Controleer je antwoorden', onder: `Klopt alles? Verstuur het dan naar gemeente ${hier.gemeente.naam}.` })}${form(
      {
        actie: PAD,
        sleutel: null,
        naam: 'Je antwoorden',
        verborgen: { ...verborgen, vraagnaam: '' },
        inhoud: lijst(
          antwoordenVan(antwoorden).map(({ naam, vraag: kopje, antwoord }) => ({
            kop: kopje,
            waarde: antwoord,
            knop: knop({ tekst: 'Wijzig', extra: kopje.toLowerCase(), naam: 'stap', waarde: naam, soort: 'stil' }),
          })),
        ),
      },
    )}${form({
      actie: `${PAD}/versturen`,
      sleutel: null,
      naam: 'Versturen',
      verborgen,
      inhoud: html`<p>De gemeente gebruikt deze gegevens om contact op te nemen en te kijken welke hulp past (Wmo 2015). ${zin}</p>${acties(
        knop({ tekst: 'Verstuur', icoon: 'send' }),
      )}`,
    })}`,
  });
};

const STAND: Readonly<Record<string, string>> = {
  ontvangen: 'We hebben de melding ontvangen. Er is nog niemand mee bezig.',
  bekeken: 'Een consulent van de gemeente is met de melding bezig.',
  afgehandeld: 'De melding is afgehandeld.',
};

/** The answer to whoever sent it, and later: how far it is. Nothing about whom it is about. */
const stand = async (c: Context, s: OpenbaarSettings): Promise<Response> => {
  const kenmerk = (c.req.param('kenmerk') ?? '').toUpperCase();
  const m = isKenmerk(kenmerk) ? await findStand(s.pool, kenmerk) : undefined;
  const gemeente = m && s.beleid.findGemeente(m.gemeenteId);
  if (!m || !gemeente) throw new NietGevonden();
  const oppakkenDagen = await findPubliekeOppakDagen(s.pool, m.gemeenteId, OPPAKKEN_STANDAARD);
  const ontvangen = datum(m.ontvangenOp);
  const nieuw = m.stand === 'ontvangen';
  return s.web.sendOpenbaar(c, {
    titel: 'Je melding',
    smal: true,
    inwoner: true,
    gemeente: { naam: gemeente.naam, telefoon: gemeente.telefoon.waarde },
    inhoud: nieuw
      ? bevestiging({
          titel: 'We hebben je melding',
          onder: 'Bewaar dit nummer. Je kunt er later mee kijken hoe het gaat, op deze bladzijde.',
          kenmerk: { label: 'Nummer van je melding', waarde: kenmerk },
          hierna: hiernaVan({
            gemeente,
            oppakkenTot: plusDagen(ontvangen, oppakkenDagen),
            onderzoekTot: findLaatsteDag(s.beleid.landelijk, 'onderzoek', ontvangen),
            planTot: findLaatsteDag(s.beleid.landelijk, 'persoonlijk-plan', ontvangen),
          }),
          inhoud: html`<p>Heb je een vraag? Bel ${gemeente.telefoon.waarde} en noem het nummer.</p>`,
          acties: linkKnop({ tekst: 'Nog iemand aanmelden', href: `${PAD}?gemeente=${gemeente.code}` }),
        })
      : stapel(
          kop({ titel: 'Je melding', onder: `Nummer ${kenmerk}, ontvangen op ${toonDatum(ontvangen)}` }),
          melding({ soort: 'info', titel: STAND[m.stand] ?? '' }),
          html`<p>Meer mogen we hier niet laten zien. Dat is tussen de gemeente en degene over wie de melding gaat. Heb je een vraag? Bel ${gemeente.telefoon.waarde} en noem het nummer.</p>`,
          acties(linkKnop({ tekst: 'Nog iemand aanmelden', href: `${PAD}?gemeente=${gemeente.code}` })),
        ),
  });
};
