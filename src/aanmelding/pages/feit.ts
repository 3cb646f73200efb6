import type { BeleidInHuis } from '../../beleid/index.ts';
import { bijLeven, findInwoner, toonNaam } from '../../inwoner/index.ts';
import { datum, toonDatum, toonKort } from '../../kernel/datum.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import { schrijfInzage } from '../../platform/audit.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { parseForm } from '../../web/form-data.ts';
import {
  acties,
  melding as bericht,
  datumveld,
  form,
  foutSamenvatting,
  foutVan,
  html,
  kaart,
  keuzerondjes,
  knop,
  kop,
  linkKnop,
  stapel,
  tekstvak,
} from '../../web/index.ts';
import type { PageContext, Router } from '../../web/route.ts';
import { linkMelding } from '../actions/link-melding.ts';
import { recordFeit, recordPlan, withdrawFeit } from '../actions/record-feit.ts';
import { findAanmeldingDossier } from '../queries.ts';
import { ANTWOORD, FEIT_KEUZES, feitVan, ID_TEKST, VERDAGING_TEKST } from '../rules.ts';
import { FeitForm, FeitSoort, PlanForm } from '../types.ts';
import { feitTekst, feitVraag, KEUZE_VRAAG } from './woorden.ts';

type Getypt = Readonly<Record<string, string>>;
const consulent = { rollen: ['consulent'], van: 'inwoner' } as const;
const KEUZE_TEKST: Readonly<Record<string, string>> = { ...ANTWOORD, ...ID_TEKST, ...VERDAGING_TEKST };

const open = async (c: PageContext) => {
  const inwonerId = c.nummer('inwoner');
  const [inwoner, dossier] = await Promise.all([
    findInwoner(c.db, inwonerId),
    findAanmeldingDossier(c.db, inwonerId),
    schrijfInzage(c.db, { inwonerId, soort: 'aanmelding' }),
  ]);
  if (!inwoner || !dossier) throw new NietGevonden();
  return { inwoner, dossier };
};
type Geopend = Awaited<ReturnType<typeof open>>;

const soortUit = (c: PageContext): FeitSoort => {
  const gelezen = FeitSoort.safeParse(c.param('feit'));
  if (!gelezen.success) throw new NietGevonden();
  return gelezen.data;
};

/** Writing down what stops a clock, taking it back, the plan on paper, and a melding that belongs to this dossier. */
export const registerFeiten = (router: Router, s: { beleid: BeleidInHuis }): void => {
  const leeft = bijLeven(router);
  const pad = '/dossier/:inwoner/aanmelding/:feit';
  router.get(pad, { ...consulent, logboek: 'inzage' }, async (c) => {
    const soort = soortUit(c);
    return feitPagina(c, await open(c), soort, { dag: toonKort(c.vandaag) });
  });

  router.post(pad, { ...consulent, logboek: 'aanmelding-bijgewerkt' }, async (c) => {
    const soort = soortUit(c);
    const d = await open(c);
    const inwonerId = d.inwoner.id;
    const getypt = c.form.waarden;
    const terug = { ok: true as const, naar: `/dossier/${inwonerId}/aanmelding?bewaard=ja` };
    if (c.form.tekst('stap') === 'intrekken') {
      const uit = await c.submit(async (db, actor) => {
        const r = await withdrawFeit(db, { actor, inwonerId, vandaag: c.vandaag, soort, reden: c.form.tekst('intrek_reden') });
        return r.ok ? terug : { ok: false, redenen: r.redenen.map((reden) => ({ ...reden, veld: 'intrek_reden' })) };
      });
      return uit instanceof Response ? uit : feitPagina(c, d, soort, { ...getypt, dag: getypt.dag ?? '' }, uit);
    }
    const gelezen = parseForm(FeitForm, getypt);
    if (!gelezen.ok) return feitPagina(c, d, soort, getypt, gelezen.redenen);
    const { dag, keuze, tot, toelichting } = gelezen.waarde;
    const uit = await c.submit(async (db, actor) => {
      const r = await recordFeit(db, {
        actor,
        inwonerId,
        vandaag: c.vandaag,
        landelijk: s.beleid.landelijk,
        gemeente: s.beleid.gemeente(d.inwoner.gemeente_id),
        // Of an identity document nothing but its kind is kept.
        nieuw: {
          soort,
          dag,
          keuze,
          tot: soort === 'verdaging' ? tot : undefined,
          toelichting: soort === 'identiteit' ? '' : toelichting,
        },
      });
      return r.ok ? terug : r;
    });
    return uit instanceof Response ? uit : feitPagina(c, d, soort, getypt, uit);
  });

  leeft.get('/dossier/:inwoner/eigen-plan', { ...consulent, logboek: 'inzage' }, async (c) =>
    planPagina(c, await open(c), { ontvangen_op: toonKort(c.vandaag) }),
  );

  leeft.post('/dossier/:inwoner/eigen-plan', { ...consulent, logboek: 'plan-ontvangen' }, async (c) => {
    const d = await open(c);
    const getypt = c.form.waarden;
    const plan = parseForm(PlanForm, getypt);
    const dag = parseForm(FeitForm.pick({ dag: true }), { dag: getypt.ontvangen_op ?? '' });
    const redenen: Reden[] = [
      ...(dag.ok ? [] : dag.redenen.map((reden) => ({ ...reden, veld: 'ontvangen_op' }))),
      ...(plan.ok ? [] : plan.redenen),
    ];
    if (!plan.ok || !dag.ok) return planPagina(c, d, getypt, redenen);
    const uit = await c.submit(async (db, actor) => {
      const r = await recordPlan(db, {
        actor,
        inwonerId: d.inwoner.id,
        vandaag: c.vandaag,
        plan: plan.waarde,
        ontvangenOp: dag.waarde.dag,
      });
      return r.ok ? { ok: true, naar: `/dossier/${d.inwoner.id}/aanmelding?bewaard=ja` } : r;
    });
    return uit instanceof Response ? uit : planPagina(c, d, getypt, uit);
  });

  router.post(
    '/meldingen/:melding/koppelen',
    { rollen: ['consulent'], van: 'gemeente', logboek: 'aanmelding-vastgelegd' },
    async (c) => {
      const meldingId = c.nummer('melding');
      const inwoner = c.form.tekst('inwoner');
      if (!/^[1-9]\d{0,8}$/.test(inwoner)) throw new NietGevonden();
      const uit = await c.submit(async (db, actor) => {
        const r = await linkMelding(db, {
          actor,
          meldingId,
          inwonerId: Number(inwoner),
          vandaag: c.vandaag,
          gemeente: (gemeenteId) => s.beleid.gemeente(gemeenteId),
        });
        return r.ok ? { ok: true, naar: `/dossier/${r.waarde.inwonerId}/aanmelding?bewaard=ja` } : r;
      });
      if (uit instanceof Response) return uit;
      return c.page({
        titel: 'Het onderzoek kan niet beginnen',
        fout: true,
        smal: true,
        kruimels: [{ tekst: 'Meldingen', href: '/meldingen' }, { tekst: 'Onderzoek starten' }],
        inhoud: stapel(
          kop({ titel: 'Het onderzoek kan niet beginnen' }),
          foutSamenvatting(uit),
          acties(linkKnop({ tekst: 'Terug naar de melding', href: `/meldingen/${meldingId}`, soort: 'primair' })),
        ),
      });
    },
  );
};

const kruimelsVan = ({ inwoner }: Geopend, tekst: string) => [
  { tekst: 'Inwoners', href: '/inwoners' },
  { tekst: toonNaam(inwoner), href: `/dossier/${inwoner.id}` },
  { tekst: 'Aanmelding', href: `/dossier/${inwoner.id}/aanmelding` },
  { tekst },
];

const feitPagina = (
  c: PageContext,
  d: Geopend,
  soort: FeitSoort,
  getypt: Getypt,
  redenen: readonly Reden[] = [],
): Promise<Response> => {
  const veld = (naam: string) => ({ naam, waarde: getypt[naam], fout: foutVan(redenen, naam) });
  const actie = `/dossier/${d.inwoner.id}/aanmelding/${soort}`;
  const nu = feitVan(d.dossier.feiten.feiten, soort);
  const keuzes = FEIT_KEUZES[soort];
  return c.page({
    titel: feitTekst[soort],
    kruimels: kruimelsVan(d, feitTekst[soort]),
    fout: redenen.length > 0,
    smal: true,
    inhoud: stapel(
      kop({ titel: feitTekst[soort], onder: toonNaam(d.inwoner) }),
      foutSamenvatting(redenen),
      nu &&
        bericht({
          soort: 'info',
          titel: `Dit is al vastgelegd: ${toonDatum(datum(nu.dag))}`,
          inhoud: html`<p>${KEUZE_TEKST[nu.keuze] ?? ''} Leg je iets nieuws vast, dan telt dat. Wat er stond blijft te zien.</p>`,
        }),
      form({
        actie,
        sleutel: c.sleutel(),
        naam: feitTekst[soort],
        inhoud: stapel(
          kaart({
            inhoud: stapel(
              html`<p>${feitVraag[soort].uitleg}</p>`,
              keuzes &&
                keuzerondjes({
                  ...veld('keuze'),
                  label: KEUZE_VRAAG[soort] ?? 'Kies een antwoord',
                  keuzes: keuzes.map((waarde) => ({ waarde, tekst: KEUZE_TEKST[waarde] ?? waarde })),
                }),
              datumveld({ ...veld('dag'), label: feitVraag[soort].dag }),
              soort === 'verdaging' && datumveld({ ...veld('tot'), label: 'Wanneer is de beschikking er uiterlijk?' }),
              soort !== 'identiteit' &&
                tekstvak({
                  ...veld('toelichting'),
                  label: soort === 'verdaging' ? 'Waarom duurt het langer?' : 'Toelichting',
                  ...(soort === 'verdaging' ? { hint: 'Dit komt in de brief aan de inwoner. Schrijf “je”.' } : {}),
                  verplicht: soort === 'verdaging',
                  regels: 3,
                  maximum: 2000,
                }),
            ),
          }),
          acties(
            knop({ tekst: 'Leg vast', icoon: 'check', naam: 'stap', waarde: 'vastleggen' }),
            linkKnop({ tekst: 'Terug zonder vastleggen', href: `/dossier/${d.inwoner.id}/aanmelding`, soort: 'stil' }),
          ),
        ),
      }),
      nu &&
        form({
          actie,
          sleutel: c.sleutel(),
          naam: 'Intrekken',
          inhoud: kaart({
            titel: 'Was dit niet goed vastgelegd?',
            inhoud: html`${tekstvak({
              ...veld('intrek_reden'),
              label: 'Waarom trek je het in?',
              regels: 2,
              maximum: 2000,
            })}${acties(knop({ tekst: 'Trek het in', soort: 'gevaar', naam: 'stap', waarde: 'intrekken' }))}`,
          }),
        }),
    ),
  });
};

/** The fields of a plan: for the resident himself and for who takes it over from paper. */
export const planVelden = (getypt: Getypt, redenen: readonly Reden[], je: boolean) => {
  const veld = (naam: string) => ({
    naam,
    waarde: getypt[naam],
    fout: foutVan(redenen, naam),
    verplicht: false,
    regels: 3,
    maximum: 2000,
  });
  return stapel(
    tekstvak({ ...veld('ik_wil'), label: 'Ik wil', ...(je ? { hint: 'Bijvoorbeeld: ik wil weer onder de mensen zijn.' } : {}) }),
    tekstvak({
      ...veld('ik_kan'),
      label: 'Ik kan',
      ...(je ? { hint: 'Bijvoorbeeld: ik kan goed koken en ik kom op tijd.' } : {}),
    }),
    tekstvak({
      ...veld('ik_heb_nodig'),
      label: 'Ik heb nodig',
      ...(je ? { hint: 'Bijvoorbeeld: iemand die rustig uitlegt wat ik moet doen.' } : {}),
    }),
    tekstvak({
      ...veld('tekst'),
      label: je ? 'Of schrijf je plan hier in eigen woorden' : 'Of het hele plan, in de woorden van de inwoner',
      regels: 6,
      maximum: 4000,
    }),
  );
};

const planPagina = (c: PageContext, d: Geopend, getypt: Getypt, redenen: readonly Reden[] = []): Promise<Response> =>
  c.page({
    titel: 'Eigen plan van de inwoner',
    kruimels: kruimelsVan(d, 'Eigen plan'),
    fout: redenen.length > 0,
    smal: true,
    inhoud: stapel(
      kop({
        titel: 'Eigen plan van de inwoner',
        onder: `${toonNaam(d.inwoner)}. Neem het over zoals de inwoner het schreef of zei.`,
      }),
      foutSamenvatting(redenen),
      form({
        actie: `/dossier/${d.inwoner.id}/eigen-plan`,
        sleutel: c.sleutel(),
        naam: 'Eigen plan van de inwoner',
        inhoud: stapel(
          kaart({
            inhoud: stapel(
              datumveld({
                naam: 'ontvangen_op',
                label: 'Op welke dag kreeg je het plan?',
                waarde: getypt.ontvangen_op,
                fout: foutVan(redenen, 'ontvangen_op'),
              }),
              planVelden(getypt, redenen, false),
            ),
          }),
          acties(
            knop({ tekst: 'Bewaar het plan', icoon: 'check' }),
            linkKnop({ tekst: 'Terug zonder bewaren', href: `/dossier/${d.inwoner.id}/aanmelding`, soort: 'stil' }),
          ),
        ),
      }),
    ),
  });
