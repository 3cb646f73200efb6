import { z } from 'zod';
import { type BeleidInHuis, findProduct } from '../../beleid/index.ts';
import { bewaarKnop, findBevoegdheid, geenMandaatMelding, getyptInConcept, viaConcept, viaKnop } from '../../besluit/index.ts';
import { toonNaam } from '../../inwoner/index.ts';
import { type Datum, datum, isNa, toonDatum, toonKort, vroegste } from '../../kernel/datum.ts';
import { fromDaterange, toonPeriode } from '../../kernel/periode.ts';
import { gelukt, type Reden, type Resultaat } from '../../kernel/resultaat.ts';
import { schrijfInzage } from '../../platform/audit.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { dagVeld, EindeReden, eindeRedenTekst, findEinde, findToewijzing, type ToewijzingRij } from '../../toewijzing/index.ts';
import { waaromVan } from '../../uitleg/index.ts';
import { parseForm } from '../../web/form-data.ts';
import {
  acties,
  bevestiging,
  datumveld,
  form,
  foutSamenvatting,
  foutVan,
  type Html,
  html,
  kaart,
  keuzerondjes,
  knop,
  kolommen,
  kop,
  lijst,
  link,
  linkKnop,
  melding,
  stapel,
  stappen,
  tekstvak,
} from '../../web/index.ts';
import type { PageContext } from '../../web/route.ts';
import { endEarly } from '../actions/end-early.ts';
import { judgeEinde } from '../actions/judge-einde.ts';
import {
  alsConcept,
  kruimels as kruimelsVan,
  magVraag,
  metRegel,
  paginaVan,
  sluitConcept,
  verschilTabel,
  ZONDER_MANDAAT,
} from './delen.ts';

type Settings = { beleid: BeleidInHuis };

const productNaam = (s: Settings, t: ToewijzingRij): string =>
  findProduct(s.beleid.regelingMetId(t.regeling_id).regeling, t.product)?.naam ?? t.product;

/** Death is no decision: it ends what runs as a fact, with no letter to somebody who died (keuze). */
const AANGEBODEN = EindeReden.options.filter((een) => een !== 'overlijden');

const Beeindigen = z
  .object({
    einde: dagVeld('Vul in wat de laatste dag is, bijvoorbeeld 31-01-2020.'),
    reden: EindeReden,
    toelichting: z.string().max(500, 'Schrijf dit korter: hoogstens 500 tekens.').default(''),
  })
  .refine((v) => v.reden !== 'anders' || v.toelichting !== '', {
    path: ['toelichting'],
    message: 'Schrijf op waarom, of kies een andere reden.',
  })
  .refine((v) => v.reden !== 'overlijden', {
    path: ['reden'],
    message:
      'Leg een overlijden vast bij Gebeurtenissen. Dan eindigt alles wat loopt zonder besluit, en gaat er geen brief naar de inwoner (een keuze).',
  });

const laad = async (c: PageContext): Promise<ToewijzingRij> => {
  const inwonerId = c.nummer('inwoner');
  const [t] = await Promise.all([
    findToewijzing(c.db, c.nummer('toewijzing')),
    schrijfInzage(c.db, { inwonerId, soort: 'toewijzing' }),
  ]);
  if (!t || t.inwoner_id !== inwonerId) throw new NietGevonden();
  return t;
};

const kruimels = (t: ToewijzingRij) => kruimelsVan(t, 'Beëindigen');

/** The early end of a toewijzing by the consulent. */
export const beeindigen = async (
  c: PageContext,
  s: Settings,
  o: { getypt?: Readonly<Record<string, string>>; fouten?: readonly Reden[] } = {},
): Promise<Response> => {
  const t = await laad(c);
  if (t.status === 'beeindigd' || t.status === 'geweigerd') return c.redirect(`/dossier/${t.inwoner_id}/toewijzingen`);
  const fouten = o.fouten ?? [];
  const ingevuld = await getyptInConcept(c, t.inwoner_id, o.getypt);
  const looptijd = fromDaterange(t.looptijd);
  return c.page({
    titel: `Toewijzing beëindigen: ${toonNaam(t)}`,
    kruimels: kruimels(t),
    smal: true,
    fout: fouten.length > 0,
    inhoud: html`${stappen({ stap: 1, van: 2, naam: 'invullen' })}${foutSamenvatting(fouten)}${kop({
      titel: 'Toewijzing eerder beëindigen',
      onder: `${productNaam(s, t)} bij ${t.aanbieder}, ${toonPeriode(looptijd)}`,
    })}${melding({
      soort: 'info',
      titel: 'Wat dit doet',
      inhoud:
        'Eerst zie je wat er verschuift. Daarna neem je een besluit: de inwoner krijgt een brief. De aanbieder ziet de laatste dag, niet de reden. Uren na die dag kunnen niet meer. Ligt de laatste dag in de toekomst, dan loopt de toewijzing tot die dag gewoon door en kun je het besluit tot dan terugdraaien. Wat eerder is besloten, blijft te lezen.',
    })}${form({
      actie: `${paginaVan(t)}/beeindigen/controle`,
      sleutel: c.sleutel(),
      versie: t.versie,
      naam: 'Toewijzing eerder beëindigen',
      verborgen: alsConcept(t, 'beeindigen', ingevuld),
      inhoud: html`${datumveld({
        naam: 'einde',
        label: 'Wat is de laatste dag?',
        hint: `Een dag die al was, vandaag, of een dag die nog komt: tot en met ${toonDatum(looptijd.tot)}.`,
        waarde: ingevuld.einde ?? toonKort(vroegste(c.vandaag, looptijd.tot)),
        fout: foutVan(fouten, 'einde'),
      })}${keuzerondjes({
        naam: 'reden',
        label: 'Waarom eindigt de toewijzing?',
        waarde: ingevuld.reden,
        fout: foutVan(fouten, 'reden'),
        keuzes: AANGEBODEN.map((waarde) => ({ waarde, tekst: eindeRedenTekst[waarde] })),
      })}${html`<p>Is de inwoner overleden? ${link(`/dossier/${t.inwoner_id}/gebeurtenissen/nieuw?soort=overlijden`, 'Leg het overlijden vast')}. Dan eindigt alles wat loopt zonder besluit, en gaat er geen brief naar de inwoner.</p>`}${tekstvak(
        {
          naam: 'toelichting',
          label: 'Toelichting',
          hint: 'Komt in het besluit: de inwoner leest dit. De aanbieder ziet alleen de laatste dag, niet de reden.',
          waarde: ingevuld.toelichting,
          fout: foutVan(fouten, 'toelichting'),
          verplicht: false,
          maximum: 500,
        },
      )}${acties(
        knop({ tekst: 'Bekijk wat dit doet', icoon: 'checklist' }),
        linkKnop({ tekst: 'Terug', href: paginaVan(t), soort: 'stil' }),
      )}`,
    })}`,
  });
};

/** What the end comes to, in a few lines. */
export const eindeOverzicht = (nu: Datum, o: { einde: Datum; reden: string; toelichting: string }): Html =>
  lijst([
    { kop: 'Laatste dag', waarde: html`${toonDatum(nu)} wordt <strong>${toonDatum(o.einde)}</strong>` },
    { kop: 'Waarom', waarde: o.reden },
    ...(o.toelichting === '' ? [] : [{ kop: 'Toelichting', waarde: o.toelichting }]),
  ]);

/** The form of an early end, read. */
export const leesEinde = (
  getypt: Readonly<Record<string, string>>,
): Resultaat<{ einde: Datum; reden: string; sleutel: EindeReden; toelichting: string }> => {
  const gelezen = parseForm(Beeindigen, getypt);
  if (!gelezen.ok) return gelezen;
  const { reden } = gelezen.waarde;
  return gelukt({ ...gelezen.waarde, reden: eindeRedenTekst[reden], sleutel: reden });
};

/** What the end would do, before it is decided. */
export const controleerEinde = async (c: PageContext, s: Settings): Promise<Response> => {
  const getypt = c.form.waarden;
  if (c.form.tekst('_stap') === 'wijzig') return beeindigen(c, s, { getypt });
  const gelezen = leesEinde(getypt);
  if (!gelezen.ok) return beeindigen(c, s, { getypt, fouten: gelezen.redenen });
  const inwonerId = c.nummer('inwoner');
  const toewijzingId = c.nummer('toewijzing');
  const { einde, reden, toelichting } = gelezen.waarde;
  const [oordeel] = await Promise.all([
    judgeEinde(c.db, { beleid: s.beleid, vandaag: c.vandaag, inwonerId, toewijzingId, ...gelezen.waarde }),
    schrijfInzage(c.db, { inwonerId, soort: 'toewijzing', objectId: toewijzingId }),
  ]);
  if (!oordeel.ok) return beeindigen(c, s, { getypt, fouten: metRegel(oordeel.redenen) });
  const { t, zaak, verschil, gronden, signalen } = oordeel.waarde;
  if (t.status === 'beeindigd' || t.status === 'geweigerd') return c.redirect(paginaVan(t));
  const actor = await c.actor();
  const mag = await findBevoegdheid(c.db, { ...magVraag(c, actor, oordeel.waarde), soort: 'beeindiging' });
  const geen = mag.ok ? undefined : mag.redenen;
  const via = geen ? undefined : viaConcept(zaak.product, 'beeindiging');
  const straks = isNa(einde, c.vandaag);
  const adres = `${paginaVan(t)}/beeindigen`;
  return c.page({
    titel: `Controleer: eerder beëindigen van ${toonNaam(t)}`,
    kruimels: kruimels(t),
    inhoud: html`${stappen({ stap: 2, van: 2, naam: 'controleren' })}${kop({
      titel: 'Dit is het voorstel',
      onder: `${toonNaam(t)}, ${zaak.product.naam} bij ${t.aanbieder}`,
    })}${kolommen({
      breed: stapel(
        kaart({
          titel: 'Eerder beëindigen',
          inhoud: eindeOverzicht(zaak.verloop.periode.tot, { einde, reden, toelichting }),
        }),
        kaart({
          titel: 'Wat er verschuift, en waarom',
          inhoud: verschilTabel(verschil, {
            caption: 'Dagen voor en na dit besluit',
            leeg: 'Er verschuift geen einde en geen plicht.',
          }),
        }),
        kaart({
          titel: 'Waarop dit rust',
          inhoud: html`<ul>${gronden.map((g) => html`<li>${g.tekst}</li>`)}</ul>${waaromVan(zaak.opgeslagen, { over: 'mag dit', gronden })}`,
        }),
        signalen.length > 0 &&
          melding({
            soort: 'waarschuwing',
            titel: 'Let op',
            inhoud: html`<ul>${signalen.map((tekst) => html`<li>${tekst}</li>`)}</ul>`,
          }),
        geen && geenMandaatMelding(geen),
        form({
          actie: adres,
          sleutel: c.sleutel(),
          versie: c.form.tekst('_versie') || String(t.versie),
          naam: 'Beëindig de toewijzing',
          verborgen: {
            ...Object.fromEntries(Object.entries(getypt).filter(([naam]) => !naam.startsWith('_'))),
            ...alsConcept(t, 'beeindigen', getypt),
          },
          inhoud: acties(
            via
              ? viaKnop(t.inwoner_id, via)
              : geen
                ? bewaarKnop(t.inwoner_id, 'primair')
                : knop({ tekst: 'Beëindig de toewijzing', soort: 'gevaar', icoon: 'gavel' }),
            knop({
              tekst: 'Wijzig',
              soort: 'tweede',
              icoon: 'pencil',
              actie: `${adres}/controle`,
              naam: '_stap',
              waarde: 'wijzig',
            }),
            !geen && !via && bewaarKnop(t.inwoner_id),
          ),
        }),
      ),
      smal: melding({
        soort: 'info',
        titel: geen ? 'Zo kan het wel' : 'Wat gebeurt er daarna?',
        inhoud: geen
          ? ZONDER_MANDAAT
          : via
            ? `${via.uitleg} Tot die tijd verandert er niets.`
            : `Je neemt dit besluit als ${actor.functie ?? 'medewerker'}. ${t.aanbieder} ziet meteen de laatste dag, niet de reden. ${
                straks
                  ? `Tot en met ${toonDatum(einde)} loopt de toewijzing door, en kun je het besluit terugdraaien.`
                  : 'De toewijzing en haar plichten stoppen. Terugdraaien kan dan niet meer: wat nodig is, begint met een nieuw besluit.'
              } De inwoner krijgt de brief als je het besluit bekendmaakt.`,
      }),
    })}`,
  });
};

export const verwerkBeeindigen = async (c: PageContext, s: Settings): Promise<Response> => {
  const inwonerId = c.nummer('inwoner');
  const toewijzingId = c.nummer('toewijzing');
  const gelezen = leesEinde(c.form.waarden);
  if (!gelezen.ok) {
    // zod holds back what spans fields until the fields themselves are right
    return beeindigen(c, s, { getypt: c.form.waarden, fouten: gelezen.redenen });
  }
  const versie = c.form.versie();
  const uit = await c.submit(async (db, actor) => {
    const r = await endEarly(db, {
      actor,
      beleid: s.beleid,
      vandaag: c.vandaag,
      inwonerId,
      toewijzingId,
      versie,
      ...gelezen.waarde,
    });
    if (!r.ok) return r;
    await sluitConcept(db, c, r.waarde.besluitId);
    return { ok: true, naar: `/dossier/${inwonerId}/toewijzingen/${toewijzingId}/beeindigd` };
  });
  return uit instanceof Response ? uit : beeindigen(c, s, { getypt: c.form.waarden, fouten: metRegel(uit) });
};

export const beeindigdPagina = async (c: PageContext, s: Settings): Promise<Response> => {
  const t = await laad(c);
  const laatst = t.beeindigd_op ?? (await findEinde(c.db, t.id))?.tot;
  if (laatst === null || laatst === undefined) return c.redirect(`/dossier/${t.inwoner_id}/toewijzingen`);
  const straks = t.beeindigd_op === null;
  const titel = straks ? `De toewijzing eindigt op ${toonDatum(datum(laatst))}` : 'De toewijzing is beëindigd';
  return c.page({
    titel,
    kruimels: kruimels(t),
    inhoud: bevestiging({
      titel,
      onder: straks
        ? `${productNaam(s, t)} bij ${t.aanbieder} loopt tot en met die dag gewoon door.`
        : `${productNaam(s, t)} bij ${t.aanbieder} eindigt op ${toonDatum(datum(laatst))}.`,
      kenmerk: { label: 'Toewijzing', waarde: String(t.nummer) },
      hierna: [
        { wat: 'De aanbieder ziet de laatste dag, niet de reden.', wie: t.aanbieder, wanneer: 'meteen' },
        { wat: 'Maak het besluit bekend: dan krijgt de inwoner de brief.', wie: 'jij', wanneer: 'zo snel mogelijk' },
        ...(straks
          ? [
              {
                wat: 'Gaat het toch anders? Draai de beëindiging terug met een nieuw besluit.',
                wie: 'jij',
                wanneer: `tot en met ${toonDatum(datum(laatst))}`,
              },
            ]
          : []),
        { wat: `Bespreek met ${toonNaam(t)} wat een volgende stap kan zijn.`, wie: 'jij', wanneer: 'zo snel mogelijk' },
      ],
      acties: linkKnop({ tekst: 'Terug naar de toewijzing', href: paginaVan(t), soort: 'primair' }),
    }),
  });
};
