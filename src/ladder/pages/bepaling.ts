// One determination: what was determined, how and on what ground, corrections, and how the resident sees it.
import { findInwoner, toonNaam } from '../../inwoner/index.ts';
import { datum, toonDatum } from '../../kernel/datum.ts';
import { dagTotVandaag, toonMoment } from '../../kernel/moment.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import { hoofdletter } from '../../kernel/tekst.ts';
import { schrijfInzage } from '../../platform/audit.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { versieTekst, waaromVan } from '../../uitleg/index.ts';
import {
  bevestiging,
  foutSamenvatting,
  type Html,
  html,
  kaart,
  kolommen,
  kop,
  lijst,
  link,
  linkKnop,
  melding,
  stapel,
} from '../../web/index.ts';
import type { PageContext, Router } from '../../web/route.ts';
import { answerInwonerkijk } from '../actions/record-inwonerkijk.ts';
import { findBepalingen, findKijken, findOnderbouwing } from '../queries.ts';
import { bewegingTekst, huidigeBepaling, type VerloopRij, verloopVan, voorstelTekst, voorstelWatAls } from '../rules.ts';
import { aanwezigZin, type Bepaling, termijnTekst } from '../types.ts';
import { bewijsLijst } from './bewijs.ts';
import { kruimels, type LadderSettings, opgeslagenOp, tredeTekst } from './frame.ts';
import { kijkKaart } from './kijk.ts';

export const registerBepaling = (router: Router, s: LadderSettings): void => {
  const PAD = '/dossier/:inwoner/ladder/:bepaling';
  router.get(PAD, { rollen: ['consulent', 'teammanager'], van: 'inwoner', logboek: 'inzage' }, (c) => toon(c, s, []));
  router.post(`${PAD}/antwoord/:kijk`, { rollen: ['consulent'], van: 'inwoner', logboek: 'kijk-beantwoord' }, async (c) => {
    const [inwonerId, bepalingId, kijkId] = [c.nummer('inwoner'), c.nummer('bepaling'), c.nummer('kijk')];
    const kijk = (await findKijken(c.db, inwonerId)).find(({ id }) => id === kijkId);
    if (kijk?.bepalingId !== bepalingId) throw new NietGevonden();
    const uit = await c.submit(async (db, actor) => {
      const r = await answerInwonerkijk(db, { actor, inwonerId, kijkId, antwoord: c.form.tekst('antwoord') });
      return r.ok ? { ok: true, naar: `/dossier/${inwonerId}/ladder/${bepalingId}` } : r;
    });
    return uit instanceof Response ? uit : toon(c, s, uit);
  });
};

const toon = async (c: PageContext, s: LadderSettings, fouten: readonly Reden[]): Promise<Response> => {
  const inwonerId = c.nummer('inwoner');
  const nummer = c.nummer('bepaling');
  const [actor, inwoner, bepalingen, onderbouwing, kijken] = await Promise.all([
    c.actor(),
    findInwoner(c.db, inwonerId),
    findBepalingen(c.db, inwonerId),
    findOnderbouwing(c.db, inwonerId, nummer),
    findKijken(c.db, inwonerId),
    schrijfInzage(c.db, { inwonerId, soort: 'ladderbepaling', objectId: nummer }),
  ]);
  const rij = verloopVan(bepalingen).find((een) => een.bepaling.id === nummer);
  if (!inwoner || !rij || !onderbouwing) throw new NietGevonden();
  const { bepaling } = rij;
  const opgeslagen =
    bepaling.regelingId === undefined
      ? opgeslagenOp(s, inwoner, datum(bepaling.peildatum))
      : s.beleid.regelingMetId(bepaling.regelingId);
  const consulent = actor.rol === 'consulent';
  const vastgelegd = c.zoek.has('vastgelegd') && fouten.length === 0;
  const basis = `/dossier/${inwonerId}/ladder`;
  const verbeterd = bepalingen.find(({ id }) => id === bepaling.corrigeert);
  const verbetering = bepalingen.find(({ corrigeert }) => corrigeert === bepaling.id);
  const { voorstel } = onderbouwing;
  const perspectief = bepaling.perspectief;
  const blok = html`${kolommen({
    breed: stapel(
      verbetering &&
        melding({
          soort: 'info',
          titel: `Verbeterd op ${toonDatum(dagTotVandaag(verbetering.vastgelegdOp, c.vandaag))}`,
          inhoud: html`<p>${verbetering.correctieReden} ${link(`${basis}/${verbetering.id}`, `Bekijk de bepaling die nu telt: trede ${verbetering.trede}`)}</p>`,
        }),
      verbeterd &&
        melding({
          soort: 'info',
          titel: `Verbetert trede ${verbeterd.trede} op ${toonDatum(datum(verbeterd.peildatum))}`,
          inhoud: html`<p>${bepaling.correctieReden} ${link(`${basis}/${verbeterd.id}`, 'Bekijk de oude bepaling')}</p>`,
        }),
      kaart({
        titel: 'Wat is bepaald',
        inhoud: html`${lijst([
          { kop: 'Trede', waarde: hoofdletter(tredeTekst(opgeslagen, bepaling.trede)) },
          { kop: 'Peildatum', waarde: toonDatum(datum(bepaling.peildatum)) },
          { kop: 'Beweging', waarde: bewegingTekst(rij) },
          { kop: 'Motivering', waarde: bepaling.motivering },
          ...(onderbouwing.sprong === '' ? [] : [{ kop: 'Waarom meer dan één stap', waarde: onderbouwing.sprong }]),
          {
            kop: 'Perspectief',
            waarde:
              perspectief === undefined
                ? 'Nog niet te zeggen'
                : html`${hoofdletter(tredeTekst(opgeslagen, perspectief))}${bepaling.termijn && html`<br>${termijnTekst[bepaling.termijn]}`}${
                    bepaling.perspectiefOp !== undefined && html`, uiterlijk op ${toonDatum(datum(bepaling.perspectiefOp))}`
                  }`,
          },
        ])}`,
      }),
      voorstel &&
        kaart({
          titel: 'Het voorstel',
          inhoud: html`<p>Uit de antwoorden kwam <strong>${voorstelTekst(voorstel)}</strong>.</p>${
            onderbouwing.afwijking !== '' && html`<p>Waarom anders bepaald: ${onderbouwing.afwijking}</p>`
          }${
            opgeslagen &&
            waaromVan(opgeslagen, {
              over: `was het voorstel ${voorstelTekst(voorstel)}`,
              gronden: onderbouwing.gronden,
              watAls: voorstelWatAls(opgeslagen.regeling, onderbouwing.antwoorden),
            })
          }`,
        }),
      kijkKaart(
        kijken.filter(({ bepalingId }) => bepalingId === bepaling.id),
        {
          antwoordOp: consulent ? { actie: (id) => `${basis}/${bepaling.id}/antwoord/${id}`, sleutel: c.sleutel } : undefined,
          fouten,
          getypt: c.form.tekst('antwoord'),
          vandaag: c.vandaag,
        },
      ),
    ),
    smal: stapel(
      kaart({
        titel: 'Waar rust het op',
        inhoud: lijst(
          [
            { kop: 'Bepaald door', waarde: bepaling.door || 'Onbekend' },
            { kop: 'Vastgelegd', waarde: toonMoment(bepaling.vastgelegdOp, c.vandaag) },
            ...(onderbouwing.gesprekOp === undefined
              ? []
              : [{ kop: 'Gesprek', waarde: toonDatum(datum(onderbouwing.gesprekOp)) }]),
            {
              kop: 'Wie erbij waren',
              waarde: html`${aanwezigZin(onderbouwing.aanwezig) || 'niet vastgelegd'}${onderbouwing.aanwezigWie && html`<br>${onderbouwing.aanwezigWie}`}`,
            },
            ...(bepaling.onderbouwing === '' ? [] : [{ kop: 'Blijkt uit', waarde: bepaling.onderbouwing }]),
            {
              kop: 'Documenten',
              waarde: bewijsLijst(inwonerId, onderbouwing.documenten),
            },
            { kop: 'Regeling', waarde: opgeslagen ? versieTekst(opgeslagen) : 'geen voor deze dag' },
          ],
          { smal: true },
        ),
      }),
    ),
  })}`;
  return c.page({
    titel: vastgelegd ? 'Trede vastgelegd' : `Trede ${bepaling.trede} op ${toonDatum(datum(bepaling.peildatum))}`,
    kruimels: kruimels(inwoner, 'Bepaling'),
    fout: fouten.length > 0,
    inhoud: vastgelegd
      ? html`${bevestig(inwoner, rij, bepalingen, opgeslagen)}${blok}`
      : html`${kop({
          titel: `Trede ${bepaling.trede} op ${toonDatum(datum(bepaling.peildatum))}`,
          onder: toonNaam(inwoner),
          acties:
            consulent &&
            !rij.vervangen &&
            linkKnop({ tekst: 'Verbeter deze bepaling', href: `${basis}/nieuw?corrigeert=${bepaling.id}`, icoon: 'pencil' }),
        })}${foutSamenvatting(fouten)}${blok}`,
  });
};

/** What was done, and what happens next. */
const bevestig = (
  inwoner: Parameters<typeof toonNaam>[0] & { id: number },
  rij: VerloopRij<Bepaling>,
  bepalingen: readonly Bepaling[],
  opgeslagen: ReturnType<typeof opgeslagenOp>,
): Html => {
  const { bepaling } = rij;
  const nu = huidigeBepaling(bepalingen);
  return bevestiging({
    titel: `Trede ${bepaling.trede} is vastgelegd`,
    onder: `${hoofdletter(tredeTekst(opgeslagen, bepaling.trede))}, op ${toonDatum(datum(bepaling.peildatum))}. ${bewegingTekst(rij)}.`,
    hierna: [
      ...(nu && nu.id !== bepaling.id
        ? [
            {
              wat: `De huidige trede blijft ${nu.trede}: die is later bepaald, op ${toonDatum(datum(nu.peildatum))}.`,
              wie: 'Niemand hoeft iets te doen',
              wanneer: 'nu',
            },
          ]
        : []),
      {
        wat: `Bespreek de trede met ${toonNaam(inwoner)}: de inwoner ziet de trede ook op de eigen pagina en kan zeggen het anders te zien.`,
        wie: 'Jij',
        wanneer: 'bij het volgende gesprek',
      },
      {
        wat: 'Doe de toets: welke ondersteuning past bij deze trede?',
        wie: 'Jij',
        wanneer: 'nu, of later vanuit het dossier',
      },
    ],
    acties: [
      linkKnop({ tekst: 'Toets doen', href: `/dossier/${inwoner.id}/toets`, soort: 'primair' }),
      linkKnop({ tekst: 'Naar de ladder', href: `/dossier/${inwoner.id}/ladder` }),
      linkKnop({ tekst: 'Naar het dossier', href: `/dossier/${inwoner.id}` }),
    ],
  });
};
