// Views that somebody keeps: a question to the werkvoorraad under a name, the own ones only.
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
import { deleteWeergave, dropStandaard, insertWeergave, listWeergaven, updateWeergave } from '../queries/index.ts';
import { teBewaren } from '../vraag.ts';

const PAD = '/werkvoorraad/weergaven';
const HOOGSTENS = 20;
const GROND = 'eigen werk inrichten';
const BEZET = 'Je hebt al een weergave met deze naam. Kies een andere naam.';
const INTUSSEN = 'Deze weergave is intussen veranderd of weg. Hieronder staat hoe het nu is.';

export const adresVan = (vraag: string): string => `/werkvoorraad?${vraag === '' ? 'tab=nu' : vraag}`;

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
      return toonWeergaven(c, [{ veld: `naam-${id}`, tekst: 'Geef de weergave een naam van hoogstens 60 tekens.' }], {
        id,
        naam,
      });
    const uit = await c.submit(async (db, actor) => {
      if (doe === 'standaard') await dropStandaard(db);
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
    return uit instanceof Response ? uit : toonWeergaven(c, uit, { id, naam });
  });
};

const bewaar = async (c: PageContext): Promise<Response> => {
  const naam = c.form.tekst('naam').trim();
  const vraag = teBewaren(new URLSearchParams(c.form.tekst('vraag')));
  const standaard = c.form.tekst('standaard') === 'ja';
  const opnieuw = (tekst: string) => nieuwePagina(c, { naam, vraag, standaard }, [{ veld: 'naam', tekst }]);
  if (naam === '') return opnieuw('Geef de weergave een naam.');
  if (naam.length > 60) return opnieuw('Kies een naam van hoogstens 60 tekens.');
  const uit = await c.submit(async (db, actor) => {
    const eigen = await listWeergaven(db);
    if (eigen.length >= HOOGSTENS)
      return { ok: false, redenen: [{ veld: 'naam', tekst: `Je hebt al ${HOOGSTENS} weergaven. Gooi er eerst een weg.` }] };
    const id = await insertWeergave(db, actor, { naam, vraag, standaard });
    if (id === 'bezet') return { ok: false, redenen: [{ veld: 'naam', tekst: BEZET }] };
    await schrijfLogboek(db, actor, { handeling: 'weergave-gewijzigd', soort: 'weergave', objectId: id, grond: GROND });
    return { ok: true, naar: adresVan(vraag) };
  });
  return uit instanceof Response ? uit : nieuwePagina(c, { naam, vraag, standaard }, uit);
};

const kruimels = [{ tekst: 'Werkvoorraad', href: '/werkvoorraad?tab=nu' }, { tekst: 'Mijn weergaven' }];

/** What was typed when it could not be kept. */
const nieuwePagina = (
  c: PageContext,
  o: { naam: string; vraag: string; standaard: boolean },
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
        verborgen: { vraag: o.vraag, doe: 'bewaar' },
        inhoud: [
          tekstveld({
            naam: 'naam',
            label: 'Naam van de weergave',
            waarde: o.naam,
            maximum: 60,
            autocomplete: 'off',
            fout: foutVan(redenen, 'naam'),
          }),
          vinkje({ naam: 'standaard', label: 'Toon deze weergave als ik de werkvoorraad open', aan: o.standaard }),
          acties(knop({ tekst: 'Bewaar' }), linkKnop({ tekst: 'Terug zonder bewaren', href: adresVan(o.vraag), soort: 'stil' })),
        ],
      }),
    ),
  });

const toonWeergaven = async (
  c: PageContext,
  redenen: readonly Reden[],
  getypt?: { id: number; naam: string },
): Promise<Response> => {
  const weergaven = await listWeergaven(c.db);
  const doen = (een: (typeof weergaven)[number], doe: string, tekst: string) =>
    form({
      actie: PAD,
      sleutel: c.sleutel(),
      versie: een.versie,
      kaal: true,
      verborgen: { weergave: String(een.id), doe },
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
        onder: 'Filters van de werkvoorraad die je een naam gaf. Alleen jij ziet ze.',
        acties: linkKnop({ tekst: 'Naar de werkvoorraad', href: '/werkvoorraad?tab=nu' }),
      }),
      weergaven.length === 0
        ? leegBlok({
            titel: 'Je hebt nog geen weergaven',
            inhoud: 'Filter de werkvoorraad, en kies onder de lijst “Bewaar dit filter als weergave”.',
          })
        : kaart({
            inhoud: tabel({
              caption: 'Mijn weergaven',
              kolommen: [{ kop: 'Weergave' }, { kop: 'Andere naam' }, { kop: 'Acties', zonderLabel: true }],
              rijen: weergaven.map((een) => [
                html`${link(adresVan(een.vraag), een.naam)}${een.standaard && html` ${badge('info', 'Standaard')}`}`,
                form({
                  actie: PAD,
                  sleutel: c.sleutel(),
                  versie: een.versie,
                  kaal: true,
                  naam: `Naam van ${een.naam}`,
                  verborgen: { weergave: String(een.id), doe: 'hernoem' },
                  inhoud: html`${tekstveld({
                    naam: `naam-${een.id}`,
                    label: 'Naam',
                    waarde: getypt?.id === een.id && getypt.naam !== '' ? getypt.naam : een.naam,
                    maximum: 60,
                    autocomplete: 'off',
                    fout: foutVan(redenen, `naam-${een.id}`),
                  })}${acties(knop({ tekst: 'Hernoem', soort: 'tweede', extra: een.naam }))}`,
                }),
                acties(
                  een.standaard ? doen(een, 'gewoon', 'Niet meer standaard') : doen(een, 'standaard', 'Maak standaard'),
                  doen(een, 'weg', 'Gooi weg'),
                ),
              ]),
            }),
          }),
    ),
  });
};
