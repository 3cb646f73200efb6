// What the BRP API answers, read into what the product uses. Unknown fields are passed over: the API grows.
import { z } from 'zod';
import type { BrpDatum, BrpGevonden, BrpPersoon } from './types.ts';

const Datum = z
  .discriminatedUnion('type', [
    z.object({ type: z.literal('Datum'), datum: z.iso.date() }),
    z.object({ type: z.literal('JaarMaandDatum'), jaar: z.int(), maand: z.int().min(1).max(12) }),
    z.object({ type: z.literal('JaarDatum'), jaar: z.int() }),
    z.object({ type: z.literal('DatumOnbekend') }),
  ])
  .transform((d): BrpDatum => {
    switch (d.type) {
      case 'Datum':
        return { datum: d.datum, bekend: 'volledig' };
      case 'JaarMaandDatum':
        return { datum: `${jaar(d.jaar)}-${String(d.maand).padStart(2, '0')}-01`, bekend: 'jaar-maand' };
      case 'JaarDatum':
        return { datum: `${jaar(d.jaar)}-01-01`, bekend: 'jaar' };
      case 'DatumOnbekend':
        return { datum: undefined, bekend: 'onbekend' };
    }
  });
const jaar = (n: number): string => String(n).padStart(4, '0');

const Waarde = z.object({ code: z.string().default(''), omschrijving: z.string().default('') });
/** Which fields are looked into differs for each group; any of them is reason to say so. */
const Onderzoek = z.record(z.string(), z.unknown()).optional();

const Naam = z
  .object({
    voornamen: z.string().default(''),
    voorvoegsel: z.string().default(''),
    geslachtsnaam: z.string().default(''),
    inOnderzoek: Onderzoek,
  })
  .default({ voornamen: '', voorvoegsel: '', geslachtsnaam: '', inOnderzoek: undefined });
const Geboorte = z.object({ datum: Datum.optional(), inOnderzoek: Onderzoek }).default({});

const Adres = z.object({
  officieleStraatnaam: z.string().optional(),
  korteStraatnaam: z.string().optional(),
  huisnummer: z.int().optional(),
  huisletter: z.string().default(''),
  huisnummertoevoeging: z.string().default(''),
  postcode: z.string().default(''),
  woonplaats: z.string().default(''),
  inOnderzoek: Onderzoek,
});

const basis = {
  burgerservicenummer: z.string().regex(/^\d{9}$/),
  naam: Naam,
  geboorte: Geboorte,
  geheimhoudingPersoonsgegevens: z.boolean().default(false),
};

const Persoon = z.object({
  ...basis,
  overlijden: z.object({ datum: Datum.optional(), inOnderzoek: Onderzoek }).optional(),
  verblijfplaats: z
    .object({ type: z.string(), datumVan: Datum.optional(), verblijfadres: Adres.optional(), inOnderzoek: Onderzoek })
    .optional(),
  gemeenteVanInschrijving: Waarde.optional(),
  datumInschrijvingInGemeente: Datum.optional(),
  opschortingBijhouding: z.object({ reden: Waarde.optional() }).optional(),
  inOnderzoek: Onderzoek,
});

const geborenVan = (geboorte: z.output<typeof Geboorte>): BrpDatum => geboorte.datum ?? { datum: undefined, bekend: 'onbekend' };

const toGevonden = (p: z.output<z.ZodObject<typeof basis>>): BrpGevonden => ({
  bsn: p.burgerservicenummer,
  voornamen: p.naam.voornamen,
  voorvoegsel: p.naam.voorvoegsel,
  geslachtsnaam: p.naam.geslachtsnaam,
  geboren: geborenVan(p.geboorte),
  geheim: p.geheimhoudingPersoonsgegevens,
});

/** "7311AB" → "7311 AB", as the product writes it. */
const postcode = (tekst: string): string =>
  tekst.replace(/^(\d{4})\s?([A-Za-z]{2})$/, (_, cijfers, letters) => `${cijfers} ${letters.toUpperCase()}`);

const toPersoon = (p: z.output<typeof Persoon>): BrpPersoon => {
  const a = p.verblijfplaats?.type === 'Adres' ? p.verblijfplaats.verblijfadres : undefined;
  const straat = a?.officieleStraatnaam ?? a?.korteStraatnaam ?? '';
  const toevoeging = a?.huisnummertoevoeging ? `-${a.huisnummertoevoeging}` : '';
  const reden = p.opschortingBijhouding?.reden;
  return {
    ...toGevonden(p),
    overleden: p.overlijden && (p.overlijden.datum ?? { datum: undefined, bekend: 'onbekend' }),
    adres:
      a?.huisnummer === undefined || straat === ''
        ? undefined
        : {
            straat,
            huisnummer: `${a.huisnummer}${a.huisletter}${toevoeging}`,
            postcode: postcode(a.postcode),
            woonplaats: a.woonplaats,
          },
    adresSinds: p.verblijfplaats?.datumVan,
    gemeente: p.gemeenteVanInschrijving && { code: p.gemeenteVanInschrijving.code, naam: p.gemeenteVanInschrijving.omschrijving },
    inGemeenteSinds: p.datumInschrijvingInGemeente,
    inOnderzoek: [
      p.inOnderzoek,
      p.naam.inOnderzoek,
      p.geboorte.inOnderzoek,
      p.overlijden?.inOnderzoek,
      p.verblijfplaats?.inOnderzoek,
      a?.inOnderzoek,
    ].some((deel) => deel !== undefined),
    opgeschort: reden && { code: reden.code, reden: reden.omschrijving },
  };
};

/** An answer to RaadpleegMetBurgerservicenummer; undefined when it has another shape. */
export const readPersonen = (json: unknown): BrpPersoon[] | undefined => {
  const gelezen = z
    .object({ type: z.literal('RaadpleegMetBurgerservicenummer'), personen: z.array(Persoon).default([]) })
    .safeParse(json);
  return gelezen.success ? gelezen.data.personen.map(toPersoon) : undefined;
};

/** An answer to ZoekMetGeslachtsnaamEnGeboortedatum; undefined when it has another shape. */
export const readGevonden = (json: unknown): BrpGevonden[] | undefined => {
  const gelezen = z
    .object({ type: z.literal('ZoekMetGeslachtsnaamEnGeboortedatum'), personen: z.array(z.object(basis)).default([]) })
    .safeParse(json);
  return gelezen.success ? gelezen.data.personen.map(toGevonden) : undefined;
};
