// Views that somebody keeps: a question to the werkvoorraad under a name, the own ones only.
import {
  deleteWeergave,
  dropStandaard,
  insertWeergave,
  inwonersTeBewaren,
  listWeergaven,
  updateWeergave,
  WEERGAVELIJSTEN,
  type Weergavelijst,
} from '../../inwoner/index.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import { schrijfLogboek } from '../../platform/audit.ts';
import { NietGevonden } from '../../platform/problem.ts';
import {
  acties,
  badge,
  form,
  foutSamenvatting,
  foutVan,
  html,
  kaart,
  knop,
  kop,
  leegBlok,
  link,
  linkKnop,
  stapel,
  tabel,
  tekstveld,
  vinkje,
} from '../../web/index.ts';
import type { PageContext, Router } from '../../web/route.ts';
import { teBewaren } from '../vraag.ts';

const PAD = '/werkvoorraad/weergaven';
const HOOGSTENS = 20;
const GROND = 'eigen werk inrichten';
const BEZET = 'Je hebt al een weergave met deze naam. Kies een andere naam.';
const INTUSSEN = 'Deze weergave is intussen veranderd of weg. Hieronder staat hoe het nu is.';

const LIJST: Readonly<
  Record<Weergavelijst, { titel: string; wat: string; pad: string; teBewaren(zoek: URLSearchParams): string }>
> = {
  werkvoorraad: { titel: 'Werkvoorraad', wat: 'de werkvoorraad', pad: '/werkvoorraad', teBewaren },
  inwoners: { titel: 'Inwoners', wat: 'de inwoners', pad: '/inwoners', teBewaren: inwonersTeBewaren },
};
const lijstUit = (c: PageContext): Weergavelijst =>
  WEERGAVELIJSTEN.find((een) => een === c.form.tekst('lijst')) ?? 'werkvoorraad';

const adresVan = (lijst: Weergavelijst, vraag: string): string =>
  `${LIJST[lijst].pad}?${vraag === '' ? (lijst === 'werkvoorraad' ? 'tab=nu' : 'alle=ja') : vraag}`;

export const registerWeergaven = (router: Router): void => {
  const wie = { rollen: ['consulent', 'teammanager'], van: 'zelf' } as const;

  router.get(PAD, { ...wie, logboek: false }, (c) => toonWeergaven(c, []));

  router.post(PAD, { ...wie, logboek: 'weergave-gewijzigd' }, async (c) => {
    const doe = c.form.tekst('doe');
    if (doe === 'bewaar') return bewaar(c);
    const id = c.form.nummer('weergave');
    if (id === 0) throw new NietGevonden();
    const versie = c.form.versie();
    const naam = c.form.tekst(`naam-${id}`).trim();
    if (doe === 'hernoem' && (naam === '' || naam.length > 60))
      return toonWeergaven(
        c,
        [{ veld: `naam-${id}`, tekst: 'Geef de weergave een naam van hoogstens 60 tekens.' }],
        c.form.waarden,
      );
    const uit = await c.submit(async (db, actor) => {
      if (doe === 'standaard') await dropStandaard(db, lijstUit(c));
      const gelukt =
        doe === 'weg'
          ? await deleteWeergave(db, id)
          : await updateWeergave(db, {
              id,
              versie,
              ...(doe === 'hernoem' ? { naam } : {}),
              ...(doe === 'standaard' || doe === 'gewoon' ? { standaard: doe === 'standaard' } : {}),
            });
      if (gelukt === 'bezet') return { ok: false, redenen: [{ veld: `naam-${id}`, tekst: BEZET }] };
      if (!gelukt) return { ok: false, redenen: [{ tekst: INTUSSEN }] };
      await schrijfLogboek(db, actor, { handeling: 'weergave-gewijzigd', soort: 'weergave', objectId: id, grond: GROND });
      return { ok: true, naar: PAD };
    });
    return uit instanceof Response ? uit : toonWeergaven(c, uit, c.form.waarden);
  });
};

const bewaar = async (c: PageContext): Promise<Response> => {
  const naam = c.form.tekst('naam').trim();
  const lijst = lijstUit(c);
  const vraag = LIJST[lijst].teBewaren(new URLSearchParams(c.form.tekst('vraag')));
  const standaard = c.form.tekst('standaard') === 'ja';
  const opnieuw = (tekst: string) => nieuwePagina(c, { lijst, naam, vraag, standaard }, [{ veld: 'naam', tekst }]);
  if (naam === '') return opnieuw('Geef de weergave een naam.');
  if (naam.length > 60) return opnieuw('Kies een naam van hoogstens 60 tekens.');
  const uit = await c.submit(async (db, actor) => {
    const eigen = await listWeergaven(db, lijst);
    if (eigen.length >= HOOGSTENS)
      return { ok: false, redenen: [{ veld: 'naam', tekst: `Je hebt al ${HOOGSTENS} weergaven. Gooi er eerst een weg.` }] };
    const id = await insertWeergave(db, actor, { lijst, naam, vraag, standaard });
    if (id === 'bezet') return { ok: false, redenen: [{ veld: 'naam', tekst: BEZET }] };
    await schrijfLogboek(db, actor, { handeling: 'weergave-gewijzigd', soort: 'weergave', objectId: id, grond: GROND });
    return { ok: true, naar: adresVan(lijst, vraag) };
  });
  return uit instanceof Response ? uit : nieuwePagina(c, { lijst, naam, vraag, standaard }, uit);
};

const kruimels = [{ tekst: 'Werkvoorraad', href: '/werkvoorraad?tab=nu' }, { tekst: 'Mijn weergaven' }];

/** What was typed when it could not be kept. */
const nieuwePagina = (
  c: PageContext,
  o: { lijst: Weergavelijst; naam: string; vraag: string; standaard: boolean },
  redenen: readonly Reden[],
): Promise<Response> =>
  c.page({
    titel: 'Weergave bewaren',
    fout: true,
    smal: true,
    kruimels,
    inhoud: stapel(
      foutSamenvatting(redenen),
      kop({ titel: 'Weergave bewaren' }),
      form({
        actie: PAD,
        sleutel: c.sleutel(),
        verborgen: { vraag: o.vraag, doe: 'bewaar', lijst: o.lijst },
        inhoud: [
          tekstveld({
            naam: 'naam',
            label: 'Naam van de weergave',
            waarde: o.naam,
            maximum: 60,
            autocomplete: 'off',
            fout: foutVan(redenen, 'naam'),
          }),
          vinkje({ naam: 'standaard', label: `Toon deze weergave als ik ${LIJST[o.lijst].wat} open`, aan: o.standaard }),
          acties(
            knop({ tekst: 'Bewaar' }),
            linkKnop({ tekst: 'Terug zonder bewaren', href: adresVan(o.lijst, o.vraag), soort: 'stil' }),
          ),
        ],
      }),
    ),
  });

const toonWeergaven = async (
  c: PageContext,
  redenen: readonly Reden[],
  getypt: Readonly<Record<string, string>> = {},
): Promise<Response> => {
  const [werkvoorraad, inwoners] = await Promise.all([listWeergaven(c.db, 'werkvoorraad'), listWeergaven(c.db, 'inwoners')]);
  const lijsten = { werkvoorraad, inwoners };
  type Weergave = (typeof werkvoorraad)[number];
  const doen = (lijst: Weergavelijst, een: Weergave, doe: string, tekst: string) =>
    form({
      actie: PAD,
      sleutel: c.sleutel(),
      versie: een.versie,
      kaal: true,
      verborgen: { weergave: String(een.id), doe, lijst },
      inhoud: knop({ tekst, soort: 'stil', extra: een.naam }),
    });
  return c.page({
    titel: 'Mijn weergaven',
    fout: redenen.length > 0,
    kruimels,
    inhoud: stapel(
      foutSamenvatting(redenen),
      kop({
        titel: 'Mijn weergaven',
        onder: 'Filters van de werkvoorraad en van de inwoners die je een naam gaf. Alleen jij ziet ze.',
        acties: linkKnop({ tekst: 'Naar de werkvoorraad', href: '/werkvoorraad?tab=nu' }),
      }),
      WEERGAVELIJSTEN.every((lijst) => lijsten[lijst].length === 0) &&
        leegBlok({
          titel: 'Je hebt nog geen weergaven',
          inhoud: 'Filter de werkvoorraad of de inwoners, en kies onder de lijst “Bewaar dit filter als weergave”.',
        }),
      WEERGAVELIJSTEN.filter((lijst) => lijsten[lijst].length > 0).map((lijst) =>
        kaart({
          titel: LIJST[lijst].titel,
          inhoud: tabel({
            caption: `Mijn weergaven van ${LIJST[lijst].wat}`,
            kolommen: [{ kop: 'Weergave' }, { kop: 'Andere naam' }, { kop: 'Acties', zonderLabel: true }],
            rijen: lijsten[lijst].map((een) => [
              html`${link(adresVan(lijst, een.vraag), een.naam)}${een.standaard && html` ${badge('info', 'Standaard')}`}`,
              form({
                actie: PAD,
                sleutel: c.sleutel(),
                versie: een.versie,
                kaal: true,
                naam: `Naam van ${een.naam}`,
                verborgen: { weergave: String(een.id), doe: 'hernoem', lijst },
                inhoud: html`${tekstveld({
                  naam: `naam-${een.id}`,
                  label: 'Naam',
                  waarde: getypt[`naam-${een.id}`] ?? een.naam,
                  maximum: 60,
                  autocomplete: 'off',
                  fout: foutVan(redenen, `naam-${een.id}`),
                })}${acties(knop({ tekst: 'Hernoem', soort: 'tweede', extra: een.naam }))}`,
              }),
              acties(
                een.standaard
                  ? doen(lijst, een, 'gewoon', 'Niet meer standaard')
                  : doen(lijst, een, 'standaard', 'Maak standaard'),
                doen(lijst, een, 'weg', 'Gooi weg'),
              ),
            ]),
          }),
        }),
      ),
    ),
  });
};
