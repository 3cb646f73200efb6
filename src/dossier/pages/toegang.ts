// Who may see this dossier now, and letting the orientation centre know of the resident.
import { plusMaanden, toonKort } from '../../kernel/datum.ts';
import { toonMoment } from '../../kernel/moment.ts';
import { toonPeriode } from '../../kernel/periode.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import {
  afschermgrond,
  endOrientatietoegang,
  findAfschermingVan,
  findWie,
  giveOrientatietoegang,
  listCentra,
  listGenoemden,
  listNoodVan,
  listVerwijzingen,
  noodreden,
  VerwijsForm,
} from '../../toegang/index.ts';
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
  lijst,
  link,
  melding,
  metOnder,
  tabel,
  tekstvak,
  vinkje,
  vinkjes,
} from '../../web/index.ts';
import type { PageContext, Router } from '../../web/route.ts';
import { type DossierSettings, dossierPagina, LEZERS, openDossier, schrijftIn } from './frame.ts';

/** How long a centre sees a resident unless somebody says otherwise, in months (keuze; a regeling may give a shorter orientation). */
const MAANDEN = 3;

const DEELT = [
  { waarde: 'uitkering', tekst: 'Welke uitkering de inwoner heeft' },
  { waarde: 'zrm', tekst: 'De Zelfredzaamheid-Matrix' },
];

const lees = (c: PageContext) =>
  openDossier(c, { soort: 'toegang' }, async (db, inwonerId) => {
    const [wie, afscherming, nood, verwijzingen, centra] = await Promise.all([
      findWie(db, inwonerId),
      findAfschermingVan(db, inwonerId),
      listNoodVan(db, inwonerId),
      listVerwijzingen(db, inwonerId),
      listCentra(db, c.vandaag),
    ]);
    return { wie, afscherming, nood, verwijzingen, centra };
  });

const toon = async (
  c: PageContext,
  getypt: Readonly<Record<string, string>>,
  deelt: readonly string[],
  fouten: readonly Reden[] = [],
): Promise<Response> => {
  const { inwoner, actor, extra } = await lees(c);
  const { wie, afscherming, nood, verwijzingen, centra } = extra;
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
          metOnder(link(`/noodtoegang/${n.id}`, n.naam), toonMoment(n.begonnenOp)),
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
          v.beeindigd_op ? metOnder(badge('neutraal', 'beëindigd'), toonMoment(v.beeindigd_op)) : toonPeriode(v.periode),
          v.deelt.map((een) => (een === 'zrm' ? 'ZRM' : een)).join(', '),
          mag &&
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
        centra.length > 0 &&
        form({
          actie: pad,
          sleutel: c.sleutel(),
          inhoud: html`${keuzelijst({
            naam: 'centrum',
            label: 'Laat een centrum deze inwoner zien',
            opties: centra.map(({ id, naam }) => ({ waarde: String(id), tekst: naam })),
            waarde: getypt.centrum ?? centra[0]?.id,
            fout: foutVan(fouten, 'centrum'),
          })}${tekstvak({
            naam: 'reden',
            label: 'Waarom',
            hint: 'Het centrum leest dit. Het ziet ook naam, bereikbaarheid, treden en doelen.',
            waarde: getypt.reden,
            maximum: 2000,
            fout: foutVan(fouten, 'reden'),
          })}${datumveld({ naam: 'van', label: 'Vanaf', waarde: getypt.van ?? toonKort(c.vandaag), fout: foutVan(fouten, 'van') })}${datumveld(
            {
              naam: 'tot',
              label: 'Tot en met',
              waarde: getypt.tot ?? toonKort(plusMaanden(c.vandaag, MAANDEN)),
              fout: foutVan(fouten, 'tot'),
            },
          )}${vinkjes({
            naam: 'deelt',
            label: 'Wat mag het centrum nog meer zien?',
            verplicht: false,
            keuzes: DEELT,
            waarden: deelt,
            fout: foutVan(fouten, 'deelt'),
          })}${vinkje({
            naam: 'toestemming',
            label: 'De inwoner vindt goed dat het centrum dit ziet.',
            verplicht: false,
            aan: getypt.toestemming === 'ja',
            fout: foutVan(fouten, 'toestemming'),
          })}${acties(knop({ tekst: 'Laat het centrum dit zien' }))}`,
        })
      }`,
    })}`,
  });
};

/** /dossier/:inwoner/toegang: who sees it, who did in an emergency, and the orientation centre. */
export const registerToegangTab = (router: Router, _s: DossierSettings): void => {
  const pad = '/dossier/:inwoner/toegang';
  router.get(pad, { rollen: LEZERS, van: 'inwoner', logboek: 'inzage' }, (c) => toon(c, {}, []));
  router.post(pad, { rollen: ['consulent'], van: 'inwoner', logboek: 'orientatie-verwezen' }, async (c) => {
    const { inwoner } = await lees(c);
    const f = c.form;
    const deelt = f.lijst('deelt');
    const gelezen = parseForm(VerwijsForm, {
      centrum: f.tekst('centrum'),
      reden: f.tekst('reden'),
      van: f.tekst('van'),
      tot: f.tekst('tot'),
      deelt,
      toestemming: f.tekst('toestemming'),
    });
    if (!gelezen.ok) return toon(c, f.waarden, deelt, gelezen.redenen);
    const w = gelezen.waarde;
    const uit = await c.submit(async (db, actor) => {
      const r = await giveOrientatietoegang(
        db,
        actor,
        { inwoner, centrumId: Number(w.centrum), reden: w.reden, van: w.van, tot: w.tot, deelt: w.deelt },
        c.vandaag,
      );
      return r.ok ? { ok: true, naar: `/dossier/${inwoner.id}/toegang` } : r;
    });
    return uit instanceof Response ? uit : toon(c, f.waarden, deelt, uit);
  });
  router.post(
    `${pad}/:orientatietoegang/stop`,
    { rollen: ['consulent'], van: 'inwoner', logboek: 'orientatie-beeindigd' },
    async (c) => {
      const { inwoner } = await lees(c);
      const uit = await c.submit(async (db, actor) => {
        await endOrientatietoegang(db, actor, { inwonerId: inwoner.id, id: c.nummer('orientatietoegang') });
        return { ok: true, naar: `/dossier/${inwoner.id}/toegang` };
      });
      return uit instanceof Response ? uit : toon(c, {}, [], uit);
    },
  );
};
