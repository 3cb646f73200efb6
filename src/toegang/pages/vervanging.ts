import { vervangenElkaar } from '../../beleid/index.ts';
import { isVoor, toonDatum, toonKort } from '../../kernel/datum.ts';
import { bevat, toonPeriode } from '../../kernel/periode.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import { parseForm } from '../../web/form-data.ts';
import {
  acties,
  badge,
  datumveld,
  form,
  foutSamenvatting,
  foutVan,
  html,
  kaart,
  keuzeFout,
  knop,
  kop,
  leesKeuze,
  linkKnop,
  metOnder,
  stapel,
  tabel,
  VEEL_OPTIES,
  zoekkeuze,
} from '../../web/index.ts';
import type { PageContext, Router } from '../../web/route.ts';
import { arrangeVervanging, endVervangingNu } from '../actions/arrange-vervanging.ts';
import { listConsulenten, listVervangingen, type Vervanging } from '../queries/index.ts';
import { VervangingForm } from '../types.ts';
import { gedaanMelding, type ToegangSettings, toegangTabs, VERVANGING } from './settings.ts';

const wieMag = { rollen: ['consulent', 'teammanager'], van: 'gemeente' } as const;

const wanneer = ({ periode }: Vervanging): string =>
  periode.tot === null ? `vanaf ${toonDatum(periode.van)}, einde nog niet bekend` : toonPeriode(periode);

/** The form below, filled in with the days of somebody whom nobody replaces yet. */
const kiesAdres = ({ gebruikerId, periode }: Vervanging, c: PageContext): string => {
  const van = isVoor(periode.van, c.vandaag) ? c.vandaag : periode.van;
  const dagen = { medewerker: String(gebruikerId), van: toonKort(van), tot: periode.tot === null ? '' : toonKort(periode.tot) };
  return `${VERVANGING}?${new URLSearchParams(dagen)}#regel`;
};

const consulentOpties = (consulenten: readonly { id: number; naam: string }[]) =>
  consulenten.map(({ id, naam }) => ({ waarde: String(id), tekst: naam }));

/** Who is meant by what was chosen, or typed where there are too many to choose from. */
const leesWie = (opties: ReturnType<typeof consulentOpties>, getypt: Readonly<Record<string, string>>) => {
  const lees = (naam: string): string => getypt[naam] ?? '';
  return { medewerker: leesKeuze(opties, 'medewerker', lees), vervanger: leesKeuze(opties, 'vervanger', lees) };
};

const toon = async (
  c: PageContext,
  s: Pick<ToegangSettings, 'beleid'>,
  getypt: Readonly<Record<string, string>>,
  fouten: readonly Reden[] = [],
): Promise<Response> => {
  const [alle, consulenten, actor] = await Promise.all([listVervangingen(c.db, c.vandaag), listConsulenten(c.db), c.actor()]);
  const teammanager = actor.rol === 'teammanager';
  const gemeente = s.beleid.gemeente(actor.gemeenteId ?? s.beleid.eersteGemeente());
  const samen = teammanager ? undefined : vervangenElkaar(gemeente, actor.gebruikerId, consulenten);
  const vanzelf = teammanager ? gemeente.vervangenElkaar : [];
  const consulentIds = new Set(consulenten.map(({ id }) => id));
  const rijen = teammanager ? alle.filter((een) => consulentIds.has(een.gebruikerId)) : alle;
  const opties = consulentOpties(consulenten);
  const gekozen = leesWie(opties, getypt);
  const typ = opties.length > VEEL_OPTIES ? 'Typ een deel van de naam. ' : '';
  return c.page({
    titel: 'Vervanging',
    fout: fouten.length > 0,
    inhoud: html`${foutSamenvatting(fouten)}${fouten.length === 0 && gedaanMelding(c)}${kop({
      titel: 'Vervanging',
      onder:
        'Wie vervangt ziet die dagen de inwoners van de ander en werkt voor hen, onder de eigen naam. Waarom iemand er niet is, staat nergens.',
    })}${toegangTabs(actor.rol, VERVANGING)}${stapel(
      kaart({
        titel: teammanager ? 'Wie er niet is, en wie vervangt' : 'Wanneer je er niet bent, en wie je vervangt',
        inhoud: tabel({
          caption: 'Vervanging',
          kolommen: [
            { kop: 'Afwezig' },
            { kop: 'Wanneer' },
            { kop: 'Vervanger' },
            { kop: 'Stand' },
            { kop: 'Actie', zonderLabel: true },
          ],
          rijen: rijen.map((een) => [
            een.gebruikerId === actor.gebruikerId ? 'Jij' : een.naam,
            wanneer(een),
            een.vervanger === undefined
              ? badge('telaat', 'geen vervanger')
              : metOnder(
                  een.vervangerId === actor.gebruikerId ? 'Jij' : een.vervanger,
                  een.bron === '' ? '' : `vanzelf: ${teammanager ? 'zij' : 'jullie'} vervangen elkaar (${een.bron})`,
                ),
            bevat(een.periode, c.vandaag) ? badge('aandacht', 'nu') : badge('info', 'gepland'),
            (teammanager || een.gebruikerId === actor.gebruikerId) &&
              html`${een.vervangerId === undefined && linkKnop({ tekst: 'Kies een vervanger', href: kiesAdres(een, c), soort: 'stil', extra: een.naam })}${form(
                {
                  actie: `${VERVANGING}/${een.id}/stop`,
                  sleutel: c.sleutel(),
                  inhoud: knop({
                    tekst: bevat(een.periode, c.vandaag) ? 'Weer terug' : 'Gaat niet door',
                    soort: 'stil',
                    extra: een.naam,
                  }),
                },
              )}`,
          ]),
          leeg: teammanager ? 'Niemand is afwezig, en er staat niets gepland.' : 'Er staat niets gepland.',
        }),
      }),
      kaart({
        titel: teammanager ? 'Regel vervanging' : 'Ik ben er niet',
        id: 'regel',
        inhoud: form({
          actie: VERVANGING,
          sleutel: c.sleutel(),
          inhoud: html`${
            teammanager &&
            zoekkeuze({
              naam: 'medewerker',
              label: 'Wie is er niet?',
              leeg: 'Kies een consulent',
              opties,
              gekozen: gekozen.medewerker,
              fout: foutVan(fouten, 'medewerker'),
            })
          }${datumveld({
            naam: 'van',
            label: 'Eerste dag',
            waarde: getypt.van ?? toonKort(c.vandaag),
            fout: foutVan(fouten, 'van'),
          })}${datumveld({
            naam: 'tot',
            label: 'Laatste dag',
            verplicht: false,
            hint: 'Laat dit leeg als het nog niet bekend is.',
            waarde: getypt.tot,
            fout: foutVan(fouten, 'tot'),
          })}${zoekkeuze({
            naam: 'vervanger',
            label: teammanager ? 'Wie vervangt?' : 'Mijn vervanger is',
            leeg: samen ? `Vanzelf: ${samen.collegas.map(({ naam }) => naam).join(' of ')}` : 'Kies een consulent',
            verplicht: samen === undefined && vanzelf.length === 0,
            hint: samen
              ? `${typ}Jullie vervangen elkaar (${samen.bron}). Kies alleen iemand als het dit keer een ander is.`
              : `${typ}Overleg dit eerst. De vervanger ziet de dossiers, de inwoners lezen wie ze kunnen bellen.${vanzelf.map(({ functie, bron }) => ` Laat het leeg bij een ${functie}: zij vervangen elkaar (${bron}).`).join('')}`,
            opties: opties.filter(({ waarde }) => teammanager || waarde !== String(actor.gebruikerId)),
            gekozen: gekozen.vervanger,
            fout: foutVan(fouten, 'vervanger'),
          })}${acties(knop({ tekst: 'Leg vast' }))}`,
        }),
      }),
    )}`,
  });
};

/** Who is away and who works in the caseload meanwhile. */
export const registerVervanging = (router: Router, s: Pick<ToegangSettings, 'beleid'>): void => {
  router.get(VERVANGING, { ...wieMag, logboek: false }, (c) => {
    const { medewerker, van, tot } = Object.fromEntries(c.zoek);
    return toon(c, s, { ...(medewerker && { medewerker }), ...(van && { van }), ...(tot && { tot }) });
  });
  router.post(VERVANGING, { ...wieMag, logboek: 'afwezigheid-vastgelegd' }, async (c) => {
    const f = c.form;
    const [{ rol }, consulenten] = await Promise.all([c.actor(), listConsulenten(c.db)]);
    const wie = leesWie(consulentOpties(consulenten), f.waarden);
    const gelezen = parseForm(VervangingForm, { van: f.tekst('van'), tot: f.tekst('tot'), vervanger: wie.vervanger.waarde });
    const geenMedewerker = rol === 'teammanager' && wie.medewerker.waarde === '';
    // What was typed and is nobody's name, or of more than one, says more than that somebody must be chosen.
    const onbekend = [...keuzeFout('medewerker', wie.medewerker), ...keuzeFout('vervanger', wie.vervanger)];
    if (!gelezen.ok || geenMedewerker || onbekend.length > 0) {
      const anders = [
        ...(geenMedewerker ? [{ veld: 'medewerker', tekst: 'Kies wie er niet is.' }] : []),
        ...(gelezen.ok ? [] : gelezen.redenen),
      ].filter((een) => !onbekend.some(({ veld }) => veld === een.veld));
      return toon(c, s, f.waarden, [...onbekend, ...anders]);
    }
    const { van, tot, vervanger } = gelezen.waarde;
    const uit = await c.submit(async (db, actor) => {
      const r = await arrangeVervanging(
        db,
        actor,
        {
          gebruikerId: actor.rol === 'teammanager' ? Number(wie.medewerker.waarde) : actor.gebruikerId,
          vervangerId: vervanger === '' ? undefined : Number(vervanger),
          periode: { van, tot },
          beleid: s.beleid,
        },
        c.vandaag,
      );
      return r.ok ? { ok: true, naar: `${VERVANGING}?gedaan=vervanging` } : r;
    });
    return uit instanceof Response ? uit : toon(c, s, f.waarden, uit);
  });
  router.post(`${VERVANGING}/:afwezigheid/stop`, { ...wieMag, logboek: 'afwezigheid-ingetrokken' }, async (c) => {
    const uit = await c.submit(async (db, actor) => {
      await endVervangingNu(db, actor, c.nummer('afwezigheid'), c.vandaag);
      return { ok: true, naar: `${VERVANGING}?gedaan=terug` };
    });
    return uit instanceof Response ? uit : toon(c, s, {}, uit);
  });
};
