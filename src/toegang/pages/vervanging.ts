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
  keuzelijst,
  knop,
  kop,
  linkKnop,
  stapel,
  tabel,
} from '../../web/index.ts';
import type { PageContext, Router } from '../../web/route.ts';
import { arrangeVervanging, endVervangingNu } from '../actions/arrange-vervanging.ts';
import { listConsulenten, listVervangingen, type Vervanging } from '../queries/index.ts';
import { VervangingForm } from '../types.ts';
import { gedaanMelding, toegangTabs, VERVANGING } from './settings.ts';

const wieMag = { rollen: ['consulent', 'teammanager'], van: 'gemeente' } as const;

const wanneer = ({ periode }: Vervanging): string =>
  periode.tot === null ? `vanaf ${toonDatum(periode.van)}, einde nog niet bekend` : toonPeriode(periode);

/** The form below, filled in with the days of somebody whom nobody replaces yet. */
const kiesAdres = ({ gebruikerId, periode }: Vervanging, c: PageContext): string => {
  const van = isVoor(periode.van, c.vandaag) ? c.vandaag : periode.van;
  const dagen = { medewerker: String(gebruikerId), van: toonKort(van), tot: periode.tot === null ? '' : toonKort(periode.tot) };
  return `${VERVANGING}?${new URLSearchParams(dagen)}#regel`;
};

const toon = async (
  c: PageContext,
  getypt: Readonly<Record<string, string>>,
  fouten: readonly Reden[] = [],
): Promise<Response> => {
  const [alle, consulenten, actor] = await Promise.all([listVervangingen(c.db, c.vandaag), listConsulenten(c.db), c.actor()]);
  const teammanager = actor.rol === 'teammanager';
  const consulentIds = new Set(consulenten.map(({ id }) => id));
  const rijen = teammanager ? alle.filter((een) => consulentIds.has(een.gebruikerId)) : alle;
  const opties = consulenten.map(({ id, naam }) => ({ waarde: String(id), tekst: naam }));
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
            een.vervangerId === actor.gebruikerId ? 'Jij' : (een.vervanger ?? badge('telaat', 'geen vervanger')),
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
            keuzelijst({
              naam: 'medewerker',
              label: 'Wie is er niet?',
              leeg: 'Kies een consulent',
              opties,
              waarde: getypt.medewerker,
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
          })}${keuzelijst({
            naam: 'vervanger',
            label: teammanager ? 'Wie vervangt?' : 'Mijn vervanger is',
            leeg: 'Kies een consulent',
            hint: 'Overleg dit eerst. De vervanger ziet de dossiers, de inwoners lezen wie ze kunnen bellen.',
            opties: opties.filter(({ waarde }) => teammanager || waarde !== String(actor.gebruikerId)),
            waarde: getypt.vervanger,
            fout: foutVan(fouten, 'vervanger'),
          })}${acties(knop({ tekst: 'Leg vast' }))}`,
        }),
      }),
    )}`,
  });
};

/** Who is away and who works in the caseload meanwhile. */
export const registerVervanging = (router: Router): void => {
  router.get(VERVANGING, { ...wieMag, logboek: false }, (c) => {
    const { medewerker, van, tot } = Object.fromEntries(c.zoek);
    return toon(c, { ...(medewerker && { medewerker }), ...(van && { van }), ...(tot && { tot }) });
  });
  router.post(VERVANGING, { ...wieMag, logboek: 'afwezigheid-vastgelegd' }, async (c) => {
    const f = c.form;
    const gelezen = parseForm(VervangingForm, { van: f.tekst('van'), tot: f.tekst('tot'), vervanger: f.tekst('vervanger') });
    if (!gelezen.ok) {
      const wie = (await c.actor()).rol === 'teammanager' && f.tekst('medewerker') === '';
      return toon(c, f.waarden, [...(wie ? [{ veld: 'medewerker', tekst: 'Kies wie er niet is.' }] : []), ...gelezen.redenen]);
    }
    const { van, tot, vervanger } = gelezen.waarde;
    const uit = await c.submit(async (db, actor) => {
      const r = await arrangeVervanging(
        db,
        actor,
        {
          gebruikerId: actor.rol === 'teammanager' ? Number(f.tekst('medewerker')) || 0 : actor.gebruikerId,
          vervangerId: Number(vervanger),
          periode: { van, tot },
        },
        c.vandaag,
      );
      return r.ok ? { ok: true, naar: `${VERVANGING}?gedaan=vervanging` } : r;
    });
    return uit instanceof Response ? uit : toon(c, f.waarden, uit);
  });
  router.post(`${VERVANGING}/:afwezigheid/stop`, { ...wieMag, logboek: 'afwezigheid-ingetrokken' }, async (c) => {
    const uit = await c.submit(async (db, actor) => {
      await endVervangingNu(db, actor, c.nummer('afwezigheid'), c.vandaag);
      return { ok: true, naar: `${VERVANGING}?gedaan=terug` };
    });
    return uit instanceof Response ? uit : toon(c, {}, uit);
  });
};
