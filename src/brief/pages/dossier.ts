// The letters of one resident for staff: the list of the tab, one letter as a page, and how he wants them.
import { bijLeven, toonNaam } from '../../inwoner/index.ts';
import { type Datum, datum, toonDatum } from '../../kernel/datum.ts';
import { dagTotVandaag } from '../../kernel/moment.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import { schrijfInzage } from '../../platform/audit.ts';
import { NietGevonden } from '../../platform/problem.ts';
import {
  acties,
  badge,
  form,
  foutSamenvatting,
  foutVan,
  type Html,
  html,
  type Inhoud,
  kaart,
  keuzerondjes,
  knop,
  kop,
  leegBlok,
  lijst,
  link,
  linkKnop,
  melding,
  metOnder,
  tabel,
  terug,
} from '../../web/index.ts';
import type { PageContext, Router } from '../../web/route.ts';
import { setKeuze } from '../actions/set-keuze.ts';
import { type BriefRij, findBrief, findKeuze, listBrieven } from '../queries.ts';
import { leesBrief } from '../rules.ts';
import type { Verzending } from '../types.ts';
import { soortWoord } from './stapel.ts';
import { briefVoorbeeld } from './voorbeeld.ts';

/** How it goes out and whether it went. */
const verstuurd = (brief: BriefRij): string => {
  if (brief.verzending === 'digitaal') return 'alleen digitaal';
  if (brief.afgedrukt_op !== null) return `met de post op ${toonDatum(datum(brief.afgedrukt_op))}`;
  return brief.verzending === 'post' ? 'moet nog worden afgedrukt' : 'niet bijgehouden';
};

const gelezen = (brief: BriefRij, vandaag: Datum): Html =>
  brief.gelezen_op === null
    ? badge('neutraal', brief.gegevens === null ? 'niet bijgehouden' : 'nog niet digitaal gelezen')
    : badge('goed', `digitaal gelezen op ${toonDatum(dagTotVandaag(brief.gelezen_op, vandaag))}`);

/** What the tab reads. */
export const readBrievenTab = async (db: PageContext['db'], inwonerId: number) => {
  const [brieven, keuze] = await Promise.all([listBrieven(db, inwonerId), findKeuze(db, inwonerId)]);
  return { brieven, keuze };
};

const keuzeForm = (c: PageContext, o: { inwonerId: number; keuze: string | undefined; fouten: readonly Reden[] }): Html =>
  form({
    actie: `/dossier/${o.inwonerId}/brieven/keuze`,
    sleutel: c.sleutel(),
    inhoud: html`${keuzerondjes({
      naam: 'keuze',
      label: 'Hoe wil de inwoner zijn brieven?',
      hint: 'Alleen digitaal mag pas als de inwoner dat zelf heeft gezegd (Awb artikel 2:14).',
      waarde: o.keuze,
      fout: foutVan(o.fouten, 'keuze'),
      keuzes: [
        { waarde: 'post', tekst: 'Met de post, en ook in de eigen pagina' },
        { waarde: 'digitaal', tekst: 'Alleen in de eigen pagina' },
      ],
    })}${acties(knop({ tekst: 'Bewaar', soort: 'tweede' }))}`,
  });

/** The letters with what became of them, and the choice of post or digital; forms only for who may act. */
export const brievenTab = (
  c: PageContext,
  o: { inwonerId: number; brieven: readonly BriefRij[]; keuze: Verzending; schrijft: boolean; erven: boolean },
): Inhoud => [
  c.zoek.has('keuze') &&
    melding({ soort: 'succes', titel: 'Vastgelegd', inhoud: 'Het geldt voor brieven die je vanaf nu maakt.' }),
  o.brieven.length === 0
    ? leegBlok({
        titel: 'Er is nog geen brief',
        inhoud: 'Een brief komt hier als een besluit bekend is gemaakt of als je er zelf een maakt.',
      })
    : tabel({
        caption: 'Brieven, de laatste bovenaan',
        kolommen: [{ kop: 'Brief' }, { kop: 'Gemaakt' }, { kop: 'Verstuurd' }, { kop: 'Gelezen' }],
        rijen: o.brieven.map((brief) => [
          metOnder(link(`/dossier/${o.inwonerId}/brieven/${brief.id}`, brief.titel), soortWoord(brief.soort)),
          toonDatum(dagTotVandaag(brief.gemaakt_op, c.vandaag)),
          verstuurd(brief),
          gelezen(brief, c.vandaag),
        ]),
      }),
  kaart({
    titel: 'Post of digitaal',
    inhoud: o.erven
      ? html`<p>Brieven gaan met de post naar de erven. De eigen pagina is dicht.</p>`
      : o.schrijft
        ? keuzeForm(c, { ...o, fouten: [] })
        : html`<p>${o.keuze === 'post' ? 'Met de post, en ook in de eigen pagina.' : 'Alleen in de eigen pagina.'}</p>`,
  }),
];

/** What happens to a letter that was just made; heirs have no page of their own. */
const gemaaktTekst = (verzending: string | null, erven: boolean): string => {
  if (erven) return 'Hij staat klaar om af te drukken en gaat naar de erven. Kijk of het adres klopt.';
  return verzending === 'post'
    ? 'Hij staat klaar om af te drukken. De inwoner kan hem al lezen in zijn eigen pagina.'
    : 'De inwoner leest hem in zijn eigen pagina.';
};

const EEN = '/dossier/:inwoner/brieven/:document';

export const registerDossierbrieven = (router: Router): void => {
  const leeft = bijLeven(router);
  leeft.post(
    '/dossier/:inwoner/brieven/keuze',
    { rollen: ['consulent'], van: 'inwoner', logboek: 'briefkeuze-vastgelegd' },
    async (c) => {
      const inwonerId = c.nummer('inwoner');
      const uit = await c.submit(async (db, actor) => {
        const r = await setKeuze(db, { actor, inwonerId, keuze: c.form.tekst('keuze') });
        return r.ok ? { ok: true, naar: `/dossier/${inwonerId}/brieven?keuze=ja` } : r;
      });
      if (uit instanceof Response) return uit;
      return c.page({
        titel: 'Post of digitaal',
        fout: true,
        smal: true,
        inhoud: html`${terug(`/dossier/${inwonerId}/brieven`, 'Brieven')}${foutSamenvatting(uit)}${kop({ titel: 'Post of digitaal' })}${keuzeForm(
          c,
          { inwonerId, keuze: undefined, fouten: uit },
        )}`,
      });
    },
  );

  router.get(EEN, { rollen: ['consulent', 'teammanager'], van: 'inwoner', logboek: 'inzage' }, async (c) => {
    const inwonerId = c.nummer('inwoner');
    const documentId = c.nummer('document');
    const [rij, actor] = await Promise.all([
      findBrief(c.db, inwonerId, documentId),
      c.actor(),
      schrijfInzage(c.db, { inwonerId, soort: 'document', objectId: documentId }),
    ]);
    if (!rij) throw new NietGevonden();
    const brief = leesBrief(rij.gegevens);
    const bestand = `/dossier/${inwonerId}/documenten/${documentId}`;
    const naam = toonNaam(rij);
    return c.page({
      titel: rij.titel,
      kruimels: [
        { tekst: 'Inwoners', href: '/inwoners' },
        { tekst: naam, href: `/dossier/${inwonerId}` },
        { tekst: 'Brieven', href: `/dossier/${inwonerId}/brieven` },
        { tekst: soortWoord(rij.soort) },
      ],
      inhoud: html`${c.zoek.has('gemaakt') && melding({ soort: 'succes', titel: 'De brief is gemaakt', inhoud: gemaaktTekst(rij.verzending, brief?.erven ?? false) })}${kop(
        {
          titel: rij.titel,
          onder: `${soortWoord(rij.soort)} aan ${brief?.erven ? `de erven van ${naam}` : naam} · ${toonDatum(dagTotVandaag(rij.gemaakt_op, c.vandaag))}`,
          acties: html`${linkKnop({ tekst: 'Open de brief (pdf)', href: bestand, icoon: 'file-text' })}${
            actor.rol === 'consulent' &&
            rij.verzending !== 'digitaal' &&
            linkKnop({ tekst: 'Brieven om af te drukken', href: '/brieven', icoon: 'printer' })
          }`,
        },
      )}${kaart({
        titel: 'Wat er met de brief gebeurde',
        inhoud: html`${lijst(
          [
            { kop: 'Verstuurd', waarde: verstuurd(rij) },
            { kop: 'Gelezen', waarde: gelezen(rij, c.vandaag) },
          ],
          { smal: true },
        )}${
          rij.verzending !== 'digitaal' &&
          rij.afgedrukt_op !== null &&
          form({
            actie: '/brieven/stapel',
            sleutel: c.sleutel(),
            kaal: true,
            verborgen: { brief: String(rij.id), herdruk: 'ja' },
            inhoud: knop({ tekst: 'Nog een keer afdrukken', soort: 'tweede', icoon: 'printer' }),
          })
        }`,
      })}${brief && briefVoorbeeld(brief)}`,
    });
  });
};
