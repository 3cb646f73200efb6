// One appointment for the consulent: how it stands, and every act that fits.
import { findInwoner, toonNaam } from '../../inwoner/index.ts';
import { opsomming } from '../../kernel/aantal.ts';
import { toonMoment } from '../../kernel/moment.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import { schrijfInzage } from '../../platform/audit.ts';
import { NietGevonden } from '../../platform/problem.ts';
import {
  acties,
  form,
  foutSamenvatting,
  foutVan,
  html,
  type Inhoud,
  kaart,
  keuzerondjes,
  knop,
  kolommen,
  kop,
  lijst,
  link,
  linkKnop,
  melding,
  takenlijst,
  tekstvak,
  uitklap,
} from '../../web/index.ts';
import type { PageContext, Router } from '../../web/route.ts';
import { answerVoorstel } from '../actions/answer-voorstel.ts';
import { kanUitnodigen } from '../actions/invite-op-papier.ts';
import { recordOpvolging, recordUitkomst, undoUitkomst } from '../actions/record-uitkomst.ts';
import { changeHerinnering, changeVoorkeur } from '../actions/set-herinnering.ts';
import {
  findAfspraak,
  findVervolg,
  findVoorAfspraak,
  listAntwoorden,
  listBerichten,
  listGebeurtenissen,
  listMomenten,
} from '../queries/index.ts';
import { magNog, openMomenten, voorstelNa, wachtOp } from '../rules.ts';
import { type Afspraak, type Antwoord, type Bericht, type Gebeurtenis, type Moment, OPVOLGINGEN, REDENEN } from '../types.ts';
import {
  afspraakBadge,
  leesAntwoorden,
  mailBadge,
  metWie,
  momentVragen,
  partijNaam,
  soortTekst,
  standPerMoment,
  waar,
  wanneer,
} from './blokken.ts';
import { type AfspraakSettings, wieVan } from './settings.ts';
import { BERICHT, WAT } from './woorden.ts';

const doet = { rollen: ['consulent'], van: 'inwoner' } as const;

interface Gelezen {
  a: Afspraak;
  momenten: Moment[];
  antwoorden: Antwoord[];
  berichten: Bericht[];
  gebeurtenissen: Gebeurtenis[];
  vervolg: Awaited<ReturnType<typeof findVervolg>>;
  inwoner: NonNullable<Awaited<ReturnType<typeof findVoorAfspraak>>>;
  naam: string;
}

const read = async (c: PageContext): Promise<Gelezen> => {
  const inwonerId = c.nummer('inwoner');
  const id = c.nummer('afspraak');
  const [a, momenten, antwoorden, berichten, gebeurtenissen, vervolg, inwoner, kopInwoner] = await Promise.all([
    findAfspraak(c.db, id),
    listMomenten(c.db, { afspraakId: id }),
    listAntwoorden(c.db, { afspraakId: id }),
    listBerichten(c.db, id),
    listGebeurtenissen(c.db, id),
    findVervolg(c.db, id),
    findVoorAfspraak(c.db, inwonerId),
    findInwoner(c.db, inwonerId),
    schrijfInzage(c.db, { inwonerId, soort: 'afspraken', objectId: id }),
  ]);
  if (!a || a.inwonerId !== inwonerId || a.status === 'verwijderd' || !inwoner || !kopInwoner) throw new NietGevonden();
  return { a, momenten, antwoorden, berichten, gebeurtenissen, vervolg, inwoner, naam: toonNaam(kopInwoner) };
};

/** The page; `fouten` belong to the form that is named by `stap`. */
const toon = async (c: PageContext, fouten: readonly Reden[] = []): Promise<Response> => {
  const [g, actor] = await Promise.all([read(c), c.actor()]);
  const { a } = g;
  const { nu } = c;
  const basis = `/dossier/${a.inwonerId}/afspraken/${a.id}`;
  const mag = magNog(a, nu);
  const schrijft = actor.rol === 'consulent';
  const titel = `${soortTekst(a)} met ${a.metInwoner ? g.naam : (a.aanbieder ?? g.naam)}`;
  return c.page({
    titel,
    fout: fouten.length > 0,
    kruimels: [
      { tekst: 'Inwoners', href: '/inwoners' },
      { tekst: g.naam, href: `/dossier/${a.inwonerId}` },
      { tekst: 'Afspraken', href: `/dossier/${a.inwonerId}/afspraken` },
      { tekst: soortTekst(a) },
    ],
    inhoud: html`${foutSamenvatting(fouten)}${kop({
      titel,
      onder: html`${a.begin && wanneer(a)} ${afspraakBadge(a, nu)}`,
      acties:
        schrijft &&
        html`${mag.verplaatsen && linkKnop({ tekst: a.begin === null ? 'Zet zelf een moment vast' : 'Verplaatsen', href: `${basis}/verplaatsen`, icoon: 'calendar-event' })}${
          kanUitnodigen(a, nu) && linkKnop({ tekst: 'Uitnodiging op papier', href: `${basis}/brief`, icoon: 'file-text' })
        }${mag.afzeggen && linkKnop({ tekst: 'Afzeggen', href: `${basis}/afzeggen`, icoon: 'ban' })}`,
    })}${kolommen({
      breed: [
        schrijft && mag.uitkomst && uitkomstKaart(c, a, basis, fouten),
        a.status === 'niet-verschenen' && opvolgKaart(c, g, basis, schrijft, fouten),
        a.status === 'voorgesteld' && keuzeKaart(c, g, nu, basis, schrijft, fouten),
        kaart({
          titel: 'De afspraak',
          inhoud: lijst([
            { kop: 'Wanneer', waarde: wanneer(a) },
            { kop: 'Hoe en waar', waarde: plek(g) },
            { kop: 'Met', waarde: metWie(a) },
            { kop: 'Wat bespreken jullie', waarde: a.toelichting },
            ...(a.toelichtingUitkomst === '' ? [] : [{ kop: 'Hoe het ging', waarde: a.toelichtingUitkomst }]),
            ...(a.naId === null
              ? []
              : [
                  {
                    kop: 'Volgt op',
                    waarde: link(`/dossier/${a.inwonerId}/afspraken/${a.naId}`, 'de afspraak waarop iemand niet kwam'),
                  },
                ]),
          ]),
        }),
        kaart({
          titel: 'Wat er gebeurde',
          inhoud: takenlijst(
            g.gebeurtenissen.map((een) => ({
              titel: `${een.door ?? (een.van === 'consulent' ? 'Het systeem' : partijNaam(a, een.van))} ${WAT[een.wat] ?? een.wat}`,
              onder: html`${toonMoment(een.op, c.vandaag)}${een.toelichting !== '' && html`<br>“${een.toelichting}”`}`,
            })),
          ),
        }),
      ],
      smal: [
        kaart({
          titel: 'Wie weet ervan',
          inhoud: takenlijst(
            g.berichten.map((b) => ({
              titel: `${BERICHT[b.soort] ?? b.soort} aan ${partijNaam(a, b.aan)}`,
              onder: toonMoment(b.op, c.vandaag),
              status: mailBadge(b.mail),
            })),
            'Er is nog niemand iets verteld.',
          ),
        }),
        schrijft &&
          a.status === 'vast' &&
          !mag.uitkomst &&
          herinnerKaart(c, a, basis, (aan) => {
            const verteld = g.berichten.filter((b) => b.aan === aan);
            return verteld.length > 0 && verteld.every((b) => b.mail === 'geen');
          }),
        schrijft &&
          uitklap(
            'Terugdraaien of verwijderen',
            html`${
              mag.terugdraaien &&
              html`<p>Verkeerd opgeschreven? Dan wordt de afspraak weer zoals hij was.</p>${post(c, a, `${basis}/terugdraaien`, knop({ tekst: 'Draai terug', soort: 'tweede', icoon: 'arrow-back-up' }))}`
            }<p>Per ongeluk gemaakt? Verwijderen haalt de afspraak overal weg, ook uit agenda’s. Wat ervoor was, komt terug.</p>${linkKnop({ tekst: 'Verwijder de afspraak', href: `${basis}/verwijderen`, soort: 'gevaar', icoon: 'trash' })}`,
          ),
      ],
    })}`,
  });
};

const post = (c: PageContext, a: Afspraak, actie: string, inhoud: Inhoud, verborgen: Record<string, string> = {}) =>
  form({ actie, sleutel: c.sleutel(), versie: a.versie, verborgen, inhoud: acties(inhoud) });

const plek = ({ a, inwoner }: Gelezen): Inhoud => {
  if (a.vorm === 'huisbezoek') return `Bij de inwoner thuis: ${inwoner.straat} ${inwoner.huisnummer}, ${inwoner.woonplaats}`;
  if (a.vorm === 'telefoon') return `Telefonisch: je belt ${a.plaats || inwoner.telefoon || 'een nummer dat nog niet bekend is'}`;
  return waar(a);
};

const uitkomstKaart = (c: PageContext, a: Afspraak, basis: string, fouten: readonly Reden[]) =>
  kaart({
    titel: 'Hoe ging het?',
    inhoud: form({
      actie: `${basis}/uitkomst`,
      sleutel: c.sleutel(),
      versie: a.versie,
      inhoud: html`${keuzerondjes({
        naam: 'uitkomst',
        label: 'Is het gesprek er geweest?',
        waarde: c.form.waarden.uitkomst,
        fout: foutVan(fouten, 'uitkomst'),
        keuzes: [
          { waarde: 'geweest', tekst: 'Ja' },
          { waarde: 'niet', tekst: 'Nee', uitleg: 'Er gebeurt niets vanzelf. Je krijgt een voorstel wat je kunt doen.' },
        ],
      })}${keuzerondjes({
        naam: 'reden',
        label: 'Zo nee, waarom niet?',
        waarde: c.form.waarden.reden,
        fout: foutVan(fouten, 'reden'),
        keuzes: Object.entries(REDENEN).map(([waarde, { tekst }]) => ({ waarde, tekst })),
      })}${tekstvak({
        naam: 'toelichting',
        label: 'Toelichting',
        hint: 'De inwoner mag dit lezen. Schrijf niet op welke ziekte iemand heeft.',
        verplicht: false,
        regels: 3,
        maximum: 2000,
        waarde: c.form.waarden.toelichting,
        fout: foutVan(fouten, 'toelichting'),
      })}${acties(knop({ tekst: 'Opslaan' }))}`,
    }),
  });

const opvolgKaart = (c: PageContext, g: Gelezen, basis: string, schrijft: boolean, fouten: readonly Reden[]) => {
  const { a, vervolg } = g;
  if (!a.reden) return '';
  if (vervolg)
    return melding({
      soort: 'succes',
      inhoud: html`Er is een ${link(`/dossier/${a.inwonerId}/afspraken/${vervolg.id}`, 'nieuwe afspraak')} gemaakt.`,
    });
  const opnieuw = linkKnop({
    tekst: 'Maak een nieuwe afspraak',
    href: `/dossier/${a.inwonerId}/afspraken/nieuw?na=${a.id}&soort=${a.soort}`,
    soort: a.opvolging ? 'tweede' : 'primair',
    icoon: 'calendar-event',
  });
  if (a.opvolging)
    return kaart({
      titel: 'Wat je daarna deed',
      // A call or a visit often ends in a new appointment, which then still belongs to this one.
      inhoud: html`${lijst([
        { kop: 'Gedaan', waarde: OPVOLGINGEN[a.opvolging] },
        { kop: 'Toelichting', waarde: a.opvolgingToelichting },
      ])}${schrijft && a.opvolging === 'gebeld' && acties(opnieuw)}`,
    });
  const voorstel = voorstelNa(a.reden);
  return kaart({
    titel: `Wat nu? ${voorstel.titel}`,
    inhoud: html`<ol>${voorstel.stappen.map((stap) => html`<li>${stap}</li>`)}</ol><p>Contact: ${g.inwoner.contact}${g.inwoner.telefoon !== '' && html`, ${g.inwoner.telefoon}`}${g.inwoner.contactToelichting !== '' && html` (${g.inwoner.contactToelichting})`}.</p><p>Een gemiste afspraak heeft geen gevolg voor een uitkering of voor hulp. Dit is een voorstel: jij kiest (keuze, geen bron).</p>${
      schrijft &&
      html`${acties(opnieuw)}${form({
        actie: `${basis}/opvolging`,
        sleutel: c.sleutel(),
        versie: a.versie,
        inhoud: html`${keuzerondjes({
          naam: 'opvolging',
          label: 'Of schrijf op wat je deed',
          waarde: c.form.waarden.opvolging,
          fout: foutVan(fouten, 'opvolging'),
          keuzes: [
            { waarde: 'gebeld', tekst: OPVOLGINGEN.gebeld },
            { waarde: 'niet-nodig', tekst: OPVOLGINGEN['niet-nodig'], uitleg: 'Schrijf hieronder waarom.' },
          ],
        })}${tekstvak({
          naam: 'toelichting',
          label: 'Toelichting',
          hint: 'Kies je “Niets nodig”, schrijf dan waarom. Anders mag het leeg blijven.',
          regels: 2,
          maximum: 2000,
          waarde: c.form.waarden.toelichting,
          fout: foutVan(fouten, 'toelichting'),
        })}${acties(knop({ tekst: 'Opslaan', soort: 'tweede' }))}`,
      })}`
    }`,
  });
};

const keuzeKaart = (c: PageContext, g: Gelezen, nu: Date, basis: string, schrijft: boolean, fouten: readonly Reden[]) => {
  const { a, momenten, antwoorden } = g;
  const wacht = wachtOp(a, momenten, antwoorden, nu);
  const open = openMomenten(momenten, nu);
  const fout = (veld: string) => foutVan(fouten, veld);
  const vraag = (van: 'consulent' | 'inwoner', kan: [string, string], tekst: string) =>
    form({
      actie: `${basis}/antwoord`,
      sleutel: c.sleutel(),
      versie: a.versie,
      verborgen: { van },
      inhoud: html`${momentVragen(a, momenten, { nu, van, antwoorden, fout, kan })}${acties(knop({ tekst, soort: van === 'consulent' ? 'primair' : 'tweede' }))}`,
    });
  return kaart({
    titel: wacht.length === 0 ? 'Geen moment past iedereen' : `Wacht op ${opsomming(wacht.map((p) => partijNaam(a, p)))}`,
    inhoud: html`${standPerMoment(a, momenten, antwoorden, nu)}${
      schrijft &&
      html`${open.length > 0 && wacht.includes('consulent') && html`<h3>Kun jij dan?</h3>${vraag('consulent', ['Ja', 'Nee'], 'Verstuur mijn antwoord')}`}${
        open.length > 0 &&
        a.metInwoner &&
        wacht.includes('inwoner') &&
        uitklap(
          `Vertelde ${a.naam} je het antwoord? Schrijf het hier op`,
          vraag('inwoner', ['Kan dan', 'Kan dan niet'], 'Leg het antwoord vast'),
        )
      }${acties(linkKnop({ tekst: 'Stel andere momenten voor', href: `${basis}/voorstellen`, icoon: 'refresh' }))}`
    }`,
  });
};

/** `zonderMail`: what was told so far could not be mailed. */
const herinnerKaart = (c: PageContext, a: Afspraak, basis: string, zonderMail: (aan: 'inwoner' | 'aanbieder') => boolean) => {
  const regel = (aan: 'inwoner' | 'aanbieder', wil: boolean) =>
    zonderMail(aan)
      ? html`<p>Naar ${partijNaam(a, aan)} gaat geen herinnering: er is geen mailadres. Vertel zelf wanneer het is.</p>`
      : html`<p>${partijNaam(a, aan)} krijgt ${wil ? 'een dag van tevoren een herinnering' : 'geen herinnering'}.</p>${post(
          c,
          a,
          `${basis}/herinnering`,
          knop({
            tekst: wil ? 'Stuur geen herinnering' : 'Stuur toch een herinnering',
            soort: 'stil',
            icoon: 'bell',
            extra: `aan ${partijNaam(a, aan)}`,
          }),
          { aan, wil: wil ? 'nee' : 'ja' },
        )}`;
  return kaart({
    titel: 'Herinnering',
    inhoud: html`${a.metInwoner && regel('inwoner', a.herinnerInwoner)}${a.aanbiederId !== null && regel('aanbieder', a.herinnerAanbieder)}`,
  });
};

/** One appointment in the dossier, with the short acts on it. */
export const registerAfspraak = (router: Router, s: AfspraakSettings): void => {
  const pad = '/dossier/:inwoner/afspraken/:afspraak';
  router.get(pad, { rollen: ['consulent', 'teammanager'], van: 'inwoner', logboek: 'inzage' }, (c) => toon(c));

  const doe = (
    actie: string,
    logboek: string,
    act: (
      db: PageContext['db'],
      wie: ReturnType<typeof wieVan>,
      o: { id: number; inwonerId: number; versie: number; waarden: Readonly<Record<string, string>> },
    ) => Promise<{ ok: true } | { ok: false; redenen: Reden[] }>,
  ): void =>
    router.post(`${pad}/${actie}`, { ...doet, logboek }, async (c) => {
      const inwonerId = c.nummer('inwoner');
      const id = c.nummer('afspraak');
      const uit = await c.submit(async (db, actor) => {
        const r = await act(db, wieVan(s, c, actor), { id, inwonerId, versie: c.form.versie(), waarden: c.form.waarden });
        return r.ok ? { ok: true, naar: `/dossier/${inwonerId}/afspraken/${id}` } : r;
      });
      return uit instanceof Response ? uit : toon(c, uit);
    });

  doe('uitkomst', 'afspraak-geweest', (db, wie, o) =>
    recordUitkomst(db, wie, {
      ...o,
      uitkomst: o.waarden.uitkomst ?? '',
      reden: o.waarden.reden ?? '',
      toelichting: o.waarden.toelichting ?? '',
    }),
  );
  doe('opvolging', 'afspraak-opgevolgd', (db, wie, o) =>
    recordOpvolging(db, wie, { ...o, opvolging: o.waarden.opvolging ?? '', toelichting: o.waarden.toelichting ?? '' }),
  );
  doe('terugdraaien', 'afspraak-teruggedraaid', (db, wie, o) => undoUitkomst(db, wie, o));
  doe('antwoord', 'afspraak-beantwoord', (db, wie, o) =>
    answerVoorstel(db, wie, {
      ...o,
      antwoorden: leesAntwoorden(o.waarden),
      van: o.waarden.van === 'inwoner' ? 'inwoner' : 'consulent',
    }),
  );
  doe('herinnering', 'afspraak-herinnering', (db, wie, o) =>
    changeHerinnering(db, wie, {
      ...o,
      aan: o.waarden.aan === 'aanbieder' ? 'aanbieder' : 'inwoner',
      wil: o.waarden.wil === 'ja',
    }),
  );

  router.post('/dossier/:inwoner/afspraken/herinneringen', { ...doet, logboek: 'herinneringen-gewijzigd' }, async (c) => {
    const inwonerId = c.nummer('inwoner');
    const uit = await c.submit(async (db, actor) => {
      await changeVoorkeur(db, wieVan(s, c, actor), { inwonerId, herinneren: c.form.tekst('herinneren') === 'ja' });
      return { ok: true, naar: `/dossier/${inwonerId}/afspraken` };
    });
    return uit instanceof Response ? uit : c.redirect(`/dossier/${inwonerId}/afspraken`);
  });
};
