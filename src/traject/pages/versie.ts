// A newer version of the regeling holds than the one of this traject: what would become what, and the button. Staying needs nothing.
import type { OpgeslagenRegeling } from '../../beleid/index.ts';
import { findInwoner, toonNaam } from '../../inwoner/index.ts';
import { datum, toonDatum } from '../../kernel/datum.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import { NietGevonden } from '../../platform/problem.ts';
import {
  acties,
  badge,
  form,
  foutSamenvatting,
  type Html,
  html,
  kaart,
  keuzelijst,
  keuzerondjes,
  knop,
  kop,
  linkKnop,
  melding,
  stapel,
  tabel,
  tekstvak,
} from '../../web/index.ts';
import type { PageContext, Router } from '../../web/route.ts';
import { leesKeuzes, moveTraject, nieuwereVersie, standOnder } from '../actions/move-traject.ts';
import {
  EINDE,
  eindeVeld,
  type Keuzes,
  naarVersie,
  type Overgang,
  type Overzetting,
  overzetting,
  STOPT_HIER,
  type Verschilregel,
} from '../rules/index.ts';
import type { TrajectRij } from '../types-rijen.ts';
import { opdracht, openRoute, type RouteOpen, type RouteSettings, routePad, schrijft, veldmaker } from './lees.ts';

interface Open {
  g: RouteOpen;
  traject: TrajectRij;
  naar: OpgeslagenRegeling;
}

/** The traject of the address with the version that it could go over to; undefined: it runs under the version in force. */
const openVersie = async (c: PageContext, s: RouteSettings): Promise<Open | { g: RouteOpen }> => {
  const g = await openRoute(c, s);
  const { traject } = g;
  if (!traject) throw new NietGevonden();
  const naar = nieuwereVersie(s.beleid, {
    gemeenteId: g.houder.gemeente_id,
    regelingId: traject.regelingId,
    vandaag: c.vandaag,
  });
  return naar ? { g, traject, naar } : { g };
};

const versieNaam = ({ regeling }: Pick<OpgeslagenRegeling, 'regeling'>): string =>
  `${regeling.naam}, geldig vanaf ${toonDatum(datum(regeling.geldigVan))}`;

const niets = 'is er niet';
const verschilTabel = (caption: string, regels: readonly Verschilregel[]): Html =>
  tabel({
    caption,
    kolommen: [{ kop: 'Wat' }, { kop: 'Nu' }, { kop: 'Straks' }],
    rijen: regels.map(({ wat, oud, nieuw }) => [wat, oud ?? niets, nieuw ?? niets]),
  });

/** What may begin, and what may with a reason, where that is other. */
const volgtVerschil = ({ volgt }: Overzetting): Verschilregel[] =>
  [
    { wat: 'Mag beginnen', ...volgt.mag },
    { wat: 'Mag met een reden', ...volgt.beslissen },
  ]
    .filter(({ oud, nieuw }) => oud.join() !== nieuw.join())
    .map(({ wat, oud, nieuw }) => ({ wat, oud: oud.join(', ') || 'niets', nieuw: nieuw.join(', ') || 'niets' }));

/** What becomes of one step: what runs with everything that moves, what is over with its name only. */
const stapKaart = (o: Overgang, veld: ReturnType<typeof veldmaker>): Html =>
  kaart({
    titel: o.naam,
    niveau: 3,
    inhoud: html`<p>${
      o.nieuw
        ? badge(
            o.verschil.length === 0 ? 'goed' : 'info',
            o.verschil.length === 0
              ? 'Blijft gelijk'
              : o.nieuw.naam === o.naam
                ? 'Blijft, en verandert'
                : `Wordt: ${o.nieuw.naam}`,
          )
        : o.keuzes.length > 0
          ? badge('aandacht', 'Bestaat niet meer: kies')
          : badge('neutraal', 'Kent de nieuwe versie niet')
    }</p>${
      !o.nieuw &&
      o.keuzes.length === 0 &&
      html`<p>${o.loopt ? 'Wat hiervan loopt, loopt gewoon door. In de nieuwe route is het geen stap.' : 'Blijft te lezen zoals het was. Het telt niet mee voor wat er kan volgen.'}</p>`
    }${o.verschil.length > 0 && verschilTabel(`Wat er verandert aan ${o.naam}`, o.verschil)}${o.letOp.map((een) => melding({ soort: 'waarschuwing', titel: 'Let op', inhoud: een, niveau: 3 }))}${
      o.keuzes.length > 0 &&
      keuzelijst({
        ...veld(`stap_${o.t.id}`),
        label: `Wat wordt ${o.naam}?`,
        hint: 'Met je keuze laat “Bekijk opnieuw” zien wat er dan verandert.',
        leeg: 'Kies',
        opties: [
          ...o.keuzes.map(({ id, naam }) => ({ waarde: id, tekst: naam })),
          { waarde: STOPT_HIER, tekst: 'Deze stap stopt hier' },
        ],
      })
    }${
      o.langer &&
      keuzerondjes({
        ...veld(eindeVeld(o.t.id)),
        label: `Wat wordt de laatste dag van ${o.nieuw?.naam ?? o.naam}?`,
        keuzes: [
          {
            waarde: EINDE.blijft,
            tekst: `Blijft ${toonDatum(o.langer.afgesproken)}`,
            uitleg: 'Zo is het afgesproken.',
          },
          {
            waarde: EINDE.mee,
            tekst: `Wordt ${toonDatum(o.langer.kan)}`,
            uitleg: 'De langere termijn van de nieuwe versie. Wat vóór het einde is geteld schuift mee.',
          },
        ],
      })
    }`,
  });

const toon = (c: PageContext, s: RouteSettings, { g, traject, naar }: Open, fouten: readonly Reden[] = []): Promise<Response> => {
  const { waarden } = c.form;
  const keuzes: Keuzes = leesKeuzes(waarden);
  const nieuw = standOnder(s.beleid, g, { naar, keuzes, vandaag: c.vandaag });
  if (!nieuw) throw new NietGevonden();
  const o = overzetting(g.stand, nieuw, keuzes, c.vandaag);
  const veld = veldmaker(waarden, fouten);
  const terug = routePad(g.inwoner.id);
  const loopt = o.stappen.filter((een) => een.loopt);
  const over = o.stappen.filter((een) => !een.loopt);
  return c.page({
    titel: 'Naar de nieuwe versie',
    fout: fouten.length > 0,
    kruimels: [
      { tekst: toonNaam(g.inwoner), href: `/dossier/${g.inwoner.id}` },
      { tekst: 'Route', href: terug },
      { tekst: 'Nieuwe versie' },
    ],
    inhoud: html`${foutSamenvatting(fouten)}${kop({
      titel: 'Naar de nieuwe versie?',
      onder: `${toonNaam(g.inwoner)}. Nu: ${versieNaam(g.regeling)}. Straks: ${naarVersie(g.regeling.regeling, naar.regeling)}.`,
    })}${melding({
      soort: 'info',
      titel: 'Je hoeft niets te doen',
      inhoud: `Zonder overzetten loopt dit traject door onder de versie van nu. ${naar.regeling.overgang?.toelichting ?? ''}`,
    })}${form({
      actie: `${terug}/versie`,
      sleutel: c.sleutel(),
      versie: c.form.tekst('_versie') || traject.versie,
      verborgen: { naar: String(naar.id) },
      inhoud: html`${stapel(
        html`<h2>Wat nu loopt</h2>${loopt.length === 0 ? html`<p>Er loopt nu geen stap.</p>` : loopt.map((een) => stapKaart(een, veld))}`,
        html`<h2>Plichten van wat loopt</h2>${o.plichten.length === 0 ? html`<p>Er verandert niets.</p>` : verschilTabel('Plichten die veranderen', o.plichten)}`,
        html`<h2>Wat kan volgen</h2>${
          volgtVerschil(o).length > 0
            ? verschilTabel('Stappen die kunnen beginnen', volgtVerschil(o))
            : html`<p>Er verandert niets${o.volgt.mag.oud.length > 0 ? `: ${o.volgt.mag.oud.join(', ')}` : ''}.</p>`
        }`,
        over.length > 0 && html`<h2>Wat al is geweest</h2>${over.map((een) => stapKaart(een, veld))}`,
        html`<p>Wat is besloten, gedaan en betaald blijft zoals het was. Geld dat nog moet komen volgt vanaf nu de nieuwe versie.</p>${tekstvak(
          {
            ...veld('reden'),
            label: 'Waarom gaat dit traject over?',
            hint: 'Dit wordt vastgelegd als een beslissing van mensen, en blijft bij de route te lezen.',
            regels: 3,
            maximum: 1500,
          },
        )}${acties(
          knop({ tekst: 'Overzetten', naam: '_stap', waarde: 'overzetten' }),
          loopt.some(({ keuzes: uit, langer }) => uit.length > 0 || langer) &&
            knop({ tekst: 'Bekijk opnieuw', soort: 'tweede', naam: '_stap', waarde: 'bekijken' }),
          linkKnop({ tekst: 'Laat zoals het is', href: terug }),
        )}`,
      )}`,
    })}`,
  });
};

/** /dossier/:inwoner/route/versie. */
export const registerVersie = (router: Router, s: RouteSettings): void => {
  const adres = '/dossier/:inwoner/route/versie';
  router.get(adres, { ...schrijft, logboek: 'inzage' }, async (c) => {
    const o = await openVersie(c, s);
    return 'naar' in o ? toon(c, s, o) : c.redirect(routePad(o.g.inwoner.id));
  });
  router.post(adres, { ...schrijft, logboek: 'traject-overgezet' }, async (c) => {
    if (c.form.tekst('_stap') === 'overzetten') {
      const uit = await c.submit(async (db, actor) => {
        const { naar, ...waarden } = c.form.waarden;
        const o = opdracht(c, s, actor);
        if (!(await findInwoner(db, o.inwonerId))) throw new NietGevonden();
        const r = await moveTraject(db, {
          ...o,
          waarden,
          versie: c.form.versie(),
          naarId: /^[1-9]\d{0,8}$/.test(naar ?? '') ? Number(naar) : 0,
        });
        return r.ok ? { ok: true, naar: `${routePad(o.inwonerId)}?overgezet=ja` } : r;
      });
      if (uit instanceof Response) return uit;
      const o = await openVersie(c, s);
      return 'naar' in o ? toon(c, s, o, uit) : c.redirect(routePad(o.g.inwoner.id));
    }
    const o = await openVersie(c, s);
    return 'naar' in o ? toon(c, s, o) : c.redirect(routePad(o.g.inwoner.id));
  });
};
