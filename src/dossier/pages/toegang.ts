// Who may see this dossier now, and letting the orientation centre know of the resident.
import { toonMoment } from '../../kernel/moment.ts';
import { toonPeriode } from '../../kernel/periode.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import { listLopendeToegang } from '../../orientatie/index.ts';
import {
  afschermgrond,
  endOrientatietoegang,
  findAfschermingVan,
  findWie,
  listGenoemden,
  listNoodVan,
  listVerwijzingen,
  noodreden,
} from '../../toegang/index.ts';
import {
  acties,
  badge,
  form,
  foutSamenvatting,
  html,
  kaart,
  knop,
  lijst,
  link,
  linkKnop,
  melding,
  metOnder,
  tabel,
} from '../../web/index.ts';
import type { PageContext, Router } from '../../web/route.ts';
import { type DossierSettings, dossierPagina, LEZERS, openDossier, schrijftIn } from './frame.ts';

const lees = (c: PageContext, s: DossierSettings) =>
  openDossier(c, s, { soort: 'toegang' }, async (db, inwonerId) => {
    const [wie, afscherming, nood, verwijzingen, lopend] = await Promise.all([
      findWie(db, inwonerId),
      findAfschermingVan(db, inwonerId),
      listNoodVan(db, inwonerId),
      listVerwijzingen(db, inwonerId),
      listLopendeToegang(db, inwonerId),
    ]);
    return { wie, afscherming, nood, verwijzingen, lopend };
  });

const toon = async (c: PageContext, s: DossierSettings, fouten: readonly Reden[] = []): Promise<Response> => {
  const { inwoner, actor, extra } = await lees(c, s);
  const { wie, afscherming, nood, verwijzingen, lopend } = extra;
  const genoemden = afscherming ? await listGenoemden(c.db, afscherming.id) : [];
  const pad = `/dossier/${inwoner.id}/toegang`;
  const mag = schrijftIn(actor, inwoner.id);
  return dossierPagina(c, {
    inwoner,
    actor,
    tab: 'toegang',
    fout: fouten.length > 0,
    inhoud: html`${foutSamenvatting(fouten)}${
      afscherming &&
      melding({
        soort: 'waarschuwing',
        titel: 'Dit dossier is extra afgeschermd',
        inhoud: `${afschermgrond(afscherming.grond)}. Alleen de consulent${genoemden.length > 0 ? ` en ${genoemden.map((een) => een.naam).join(', ')}` : ''} kan het openen.`,
      })
    }${kaart({
      titel: 'Wie dit dossier kan zien',
      inhoud: lijst([
        { kop: 'Consulent', waarde: inwoner.consulent_id === 0 ? 'nog te verdelen' : inwoner.consulent },
        { kop: 'Bij afwezigheid', waarde: afscherming ? 'niemand anders' : 'de vervanger, zolang de consulent er niet is' },
        {
          kop: 'Teammanager',
          waarde: afscherming ? 'alleen het dossiernummer' : `${wie.teammanagers.join(', ')} (lezen en verdelen)`,
        },
        {
          kop: 'Aanbieders',
          waarde: wie.aanbieders.length > 0 ? `${wie.aanbieders.join(', ')} (naam, bereikbaarheid en de eigen plek)` : 'geen',
        },
        {
          kop: 'Oriëntatiecentrum',
          waarde:
            verwijzingen
              .filter((v) => v.beeindigd_op === null)
              .map((v) => v.naam)
              .join(', ') || 'nee',
        },
      ]),
    })}${kaart({
      titel: 'Noodtoegang',
      inhoud: tabel({
        caption: 'Wie dit dossier met noodtoegang opende',
        kolommen: [{ kop: 'Wie' }, { kop: 'Waarom' }, { kop: 'Oordeel' }],
        rijen: nood.map((n) => [
          metOnder(link(`/noodtoegang/${n.id}`, n.naam), toonMoment(n.begonnenOp, c.vandaag)),
          noodreden(n.reden),
          n.oordeel
            ? n.oordeel === 'terecht'
              ? badge('goed', 'terecht')
              : badge('telaat', 'niet terecht')
            : badge('aandacht', 'nog geen oordeel'),
        ]),
        leeg: 'Niemand opende dit dossier met noodtoegang.',
      }),
    })}${kaart({
      titel: 'Oriëntatiecentrum',
      inhoud: html`${tabel({
        caption: 'Verwijzingen naar een oriëntatiecentrum',
        kolommen: [{ kop: 'Centrum' }, { kop: 'Ziet de inwoner' }, { kop: 'Deelt ook' }, { kop: 'Actie', zonderLabel: true }],
        rijen: verwijzingen.map((v) => [
          metOnder(v.naam, v.reden),
          v.beeindigd_op
            ? metOnder(badge('neutraal', 'beëindigd'), toonMoment(v.beeindigd_op, c.vandaag))
            : toonPeriode(v.periode),
          v.deelt.map((een) => (een === 'zrm' ? 'ZRM' : een)).join(', '),
          v.beeindigd_op === null && lopend.includes(v.id)
            ? link(`/dossier/${inwoner.id}/orientatie`, 'Naar de oriëntatie die loopt')
            : mag &&
              v.beeindigd_op === null &&
              form({
                actie: `${pad}/${v.id}/stop`,
                sleutel: c.sleutel(),
                inhoud: knop({ tekst: 'Beëindig', soort: 'stil', extra: v.naam }),
              }),
        ]),
        leeg: 'Deze inwoner is niet naar een oriëntatiecentrum verwezen.',
      })}${
        mag &&
        inwoner.overleden_op === null &&
        lopend.length === 0 &&
        acties(
          linkKnop({ tekst: 'Verwijzen naar oriëntatie', href: `/dossier/${inwoner.id}/orientatie/verwijzen`, soort: 'primair' }),
        )
      }`,
    })}`,
  });
};

/** /dossier/:inwoner/toegang: who sees it, who did in an emergency, and the orientation centre. */
export const registerToegangTab = (router: Router, s: DossierSettings): void => {
  const pad = '/dossier/:inwoner/toegang';
  router.get(pad, { rollen: LEZERS, van: 'inwoner', logboek: 'inzage' }, (c) => toon(c, s));
  router.post(
    `${pad}/:orientatietoegang/stop`,
    { rollen: ['consulent'], van: 'inwoner', logboek: 'orientatie-beeindigd' },
    async (c) => {
      const { inwoner } = await lees(c, s);
      const uit = await c.submit(async (db, actor) => {
        // Without its centre an orientation could never end: it is stopped where it runs.
        if ((await listLopendeToegang(db, inwoner.id)).includes(c.nummer('orientatietoegang')))
          return { ok: false, redenen: [{ tekst: 'Er loopt een oriëntatie bij dit centrum. Stop die eerst, bij Oriëntatie.' }] };
        await endOrientatietoegang(db, actor, { inwonerId: inwoner.id, id: c.nummer('orientatietoegang') });
        return { ok: true, naar: `/dossier/${inwoner.id}/toegang` };
      });
      return uit instanceof Response ? uit : toon(c, s, uit);
    },
  );
};
