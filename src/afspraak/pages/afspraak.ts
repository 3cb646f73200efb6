// One appointment for who makes appointments with residents: how it stands, and every act that fits.
import { toonMoment } from '../../kernel/moment.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import { schrijfInzage } from '../../platform/audit.ts';
import { NietGevonden } from '../../platform/problem.ts';
import {
  foutSamenvatting,
  html,
  type Inhoud,
  kaart,
  knop,
  kolommen,
  kop,
  lijst,
  link,
  linkKnop,
  melding,
  takenlijst,
  uitklap,
} from '../../web/index.ts';
import type { PageContext, Router } from '../../web/route.ts';
import { answerVoorstel } from '../actions/answer-voorstel.ts';
import { kanUitnodigen } from '../actions/invite-op-papier.ts';
import { recordOpvolging, recordUitkomst, undoUitkomst } from '../actions/record-uitkomst.ts';
import { changeHerinnering, changeVoorkeur } from '../actions/set-herinnering.ts';
import { findAfspraak, findVervolg, listAntwoorden, listBerichten, listGebeurtenissen, listMomenten } from '../queries/index.ts';
import { leiderVan, magDoen } from '../rules.ts';
import type { Partij } from '../types.ts';
import { afspraakBadge, leesAntwoorden, mailBadge, metWie, partijNaam, soortTekst, wanneer } from './blokken.ts';
import { type Gelezen, herinnerKaart, keuzeKaart, opvolgKaart, plek, post, uitkomstKaart } from './kaarten.ts';
import { adresIn, type Kring } from './kring.ts';
import { type AfspraakSettings, wieVan } from './settings.ts';
import { BERICHT, WAT } from './woorden.ts';

const PARTIJ: Readonly<Record<string, Partij>> = {
  inwoner: 'inwoner',
  aanbieder: 'aanbieder',
  centrum: 'centrum',
  consulent: 'consulent',
};

const read = async (c: PageContext, kring: Kring): Promise<Gelezen> => {
  const inwonerId = c.nummer('inwoner');
  const id = c.nummer(kring.deel);
  const [a, momenten, antwoorden, berichten, gebeurtenissen, vervolg, voor] = await Promise.all([
    findAfspraak(c.db, id),
    listMomenten(c.db, { afspraakId: id }),
    listAntwoorden(c.db, { afspraakId: id }),
    listBerichten(c.db, id),
    listGebeurtenissen(c.db, id),
    findVervolg(c.db, id),
    kring.findVoor(c.db, inwonerId),
    schrijfInzage(c.db, { inwonerId, soort: 'afspraken', objectId: id }),
  ]);
  if (!a || a.inwonerId !== inwonerId || a.status === 'verwijderd' || !voor) throw new NietGevonden();
  return { a, momenten, antwoorden, berichten, gebeurtenissen, vervolg, voor, kring };
};

/** The page; `fouten` belong to the form that is named by `stap`. */
const toon = async (c: PageContext, kring: Kring, fouten: readonly Reden[] = []): Promise<Response> => {
  const [g, actor] = await Promise.all([read(c, kring), c.actor()]);
  const { a } = g;
  const { nu } = c;
  const basis = adresIn(kring, a);
  const mag = magDoen(a, kring.partij, nu);
  const schrijft = actor.rol !== 'teammanager';
  const { naam } = g.voor;
  const titel = `${soortTekst(a)} met ${a.metInwoner ? naam : (a.aanbieder ?? a.centrum ?? naam)}`;
  // What the centre made is its work: the consulent helps out, and it does not stand in front of him.
  const leidt = kring.partij === leiderVan(a);
  const ofUitklap = (kop_: string, inhoud: Inhoud): Inhoud =>
    leidt || !schrijft ? inhoud : uitklap(kop_, inhoud, { open: fouten.length > 0 });
  return c.page({
    titel,
    fout: fouten.length > 0,
    kruimels: [...kring.kruimels(a.inwonerId, naam), { tekst: soortTekst(a) }],
    inhoud: html`${foutSamenvatting(fouten)}${kop({
      titel,
      onder: html`${a.begin && wanneer(a)} ${afspraakBadge(a, nu)}`,
      acties:
        schrijft &&
        html`${mag.verplaatsen && linkKnop({ tekst: a.begin === null ? 'Zet zelf een moment vast' : 'Verplaatsen', href: `${basis}/verplaatsen`, icoon: 'calendar-event' })}${
          kanUitnodigen(a, nu) &&
          kring.partij === 'consulent' &&
          linkKnop({ tekst: 'Uitnodiging op papier', href: `${basis}/brief`, icoon: 'file-text' })
        }${
          mag.kanNiet && a.status === 'vast' && linkKnop({ tekst: 'Ik kan dan niet', href: `${basis}/voorstellen`, icoon: 'x' })
        }${mag.afzeggen && linkKnop({ tekst: 'Afzeggen', href: `${basis}/afzeggen`, icoon: 'ban' })}${
          a.status === 'vast' &&
          a.begin !== null &&
          a.begin > nu &&
          linkKnop({ tekst: 'Zet in je agenda', href: `/afspraken/${a.id}/agenda.ics`, icoon: 'calendar', download: true })
        }`,
    })}${kolommen({
      breed: [
        !leidt &&
          a.status === 'vast' &&
          mag.uitkomst &&
          melding({ soort: 'info', inhoud: `${partijNaam(a, leiderVan(a))} schrijft op hoe het ging.` }),
        schrijft && mag.uitkomst && ofUitklap('Weet jij hoe het ging? Schrijf het hier op', uitkomstKaart(c, a, basis, fouten)),
        a.status === 'niet-verschenen' &&
          (a.opvolging || g.vervolg
            ? opvolgKaart(c, g, basis, schrijft && mag.opvolging, fouten)
            : html`${!leidt && melding({ soort: 'info', inhoud: `${partijNaam(a, leiderVan(a))} volgt dit op.` })}${
                mag.opvolging && ofUitklap('Volg jij het op? Schrijf het hier op', opvolgKaart(c, g, basis, schrijft, fouten))
              }`),
        a.status === 'voorgesteld' && keuzeKaart(c, g, nu, basis, schrijft, fouten),
        kaart({
          titel: 'De afspraak',
          inhoud: lijst([
            { kop: 'Wanneer', waarde: wanneer(a) },
            { kop: 'Hoe en waar', waarde: plek(g) },
            { kop: 'Met', waarde: metWie(a, kring.partij) },
            ...(leidt ? [] : [{ kop: 'Gemaakt door', waarde: a.vanCentrum ? (a.centrum ?? '') : a.consulent }]),
            { kop: 'Wat bespreken jullie', waarde: a.toelichting },
            ...(a.toelichtingUitkomst === '' ? [] : [{ kop: 'Hoe het ging', waarde: a.toelichtingUitkomst }]),
            ...(a.naId === null
              ? []
              : [
                  {
                    kop: 'Volgt op',
                    waarde: link(adresIn(kring, { id: a.naId, inwonerId: a.inwonerId }), 'de afspraak waarop iemand niet kwam'),
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
          leidt &&
          a.status === 'vast' &&
          !mag.uitkomst &&
          herinnerKaart(c, a, basis, (aan) => {
            const verteld = g.berichten.filter((b) => b.aan === aan);
            return verteld.length > 0 && verteld.every((b) => b.mail === 'geen');
          }),
        schrijft &&
          (mag.terugdraaien || mag.verwijderen) &&
          uitklap(
            mag.verwijderen ? 'Terugdraaien of verwijderen' : 'Terugdraaien',
            html`${
              mag.terugdraaien &&
              html`<p>Verkeerd opgeschreven? Dan wordt de afspraak weer zoals hij was.</p>${post(c, a, `${basis}/terugdraaien`, knop({ tekst: 'Draai terug', soort: 'tweede', icoon: 'arrow-back-up' }))}`
            }${
              mag.verwijderen &&
              html`<p>Per ongeluk gemaakt? Verwijderen haalt de afspraak overal weg, ook uit agenda’s. Wat ervoor was, komt terug.</p>${linkKnop({ tekst: 'Verwijder de afspraak', href: `${basis}/verwijderen`, soort: 'gevaar', icoon: 'trash' })}`
            }`,
          ),
      ],
    })}`,
  });
};

/** One appointment with the short acts on it, for who makes appointments with residents. */
export const registerAfspraak = (router: Router, s: AfspraakSettings, kring: Kring): void => {
  const pad = `${kring.pad}/:${kring.deel}`;
  router.get(pad, { ...kring.leest, logboek: 'inzage' }, (c) => toon(c, kring));

  const doe = (
    actie: string,
    logboek: string,
    act: (
      db: PageContext['db'],
      wie: ReturnType<typeof wieVan>,
      o: { id: number; inwonerId: number; versie: number; waarden: Readonly<Record<string, string>> },
    ) => Promise<{ ok: true } | { ok: false; redenen: Reden[] }>,
  ): void =>
    router.post(`${pad}/${actie}`, { ...kring.doet, logboek }, async (c) => {
      const inwonerId = c.nummer('inwoner');
      const id = c.nummer(kring.deel);
      const uit = await c.submit(async (db, actor) => {
        const r = await act(db, wieVan(s, c, actor), { id, inwonerId, versie: c.form.versie(), waarden: c.form.waarden });
        return r.ok ? { ok: true, naar: adresIn(kring, { id, inwonerId }) } : r;
      });
      return uit instanceof Response ? uit : toon(c, kring, uit);
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
      van: o.waarden.van === 'inwoner' ? 'inwoner' : kring.partij,
    }),
  );
  doe('herinnering', 'afspraak-herinnering', (db, wie, o) =>
    changeHerinnering(db, wie, {
      ...o,
      aan: PARTIJ[o.waarden.aan ?? ''] ?? 'inwoner',
      wil: o.waarden.wil === 'ja',
    }),
  );

  // Whether somebody wants mail at all is said to the municipality.
  if (kring.partij !== 'consulent') return;
  router.post('/dossier/:inwoner/afspraken/herinneringen', { ...kring.doet, logboek: 'herinneringen-gewijzigd' }, async (c) => {
    const inwonerId = c.nummer('inwoner');
    const uit = await c.submit(async (db, actor) => {
      await changeVoorkeur(db, wieVan(s, c, actor), { inwonerId, herinneren: c.form.tekst('herinneren') === 'ja' });
      return { ok: true, naar: `/dossier/${inwonerId}/afspraken` };
    });
    return uit instanceof Response ? uit : c.redirect(`/dossier/${inwonerId}/afspraken`);
  });
};
