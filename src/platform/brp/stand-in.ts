// Serves invented persons over the same HTTP contract as the BRP: for the demo and the tests, so that the real client talks to it.
import { createServer, type IncomingMessage } from 'node:http';
import { z } from 'zod';
import { normalise } from './normalise.ts';

/** An invented person. `geboren` may be a year (1958) or a month (1958-04). */
export interface StandInPersoon {
  bsn: string;
  voornamen: string;
  voorvoegsel?: string;
  geslachtsnaam: string;
  geboren: string;
  overleden?: string;
  adres?: { straat: string; huisnummer: string; postcode: string; woonplaats: string; sinds?: string };
  gemeente: { code: string; naam: string; sinds?: string };
  geheim?: boolean;
  /** The address is being looked into. */
  inOnderzoek?: boolean;
}

type Json = Readonly<Record<string, unknown>>;

const datum = (tekst: string): Json => {
  const [jaar, maand] = tekst.split('-').map(Number);
  if (/^\d{4}$/.test(tekst)) return { type: 'JaarDatum', jaar, langFormaat: tekst };
  if (/^\d{4}-\d{2}$/.test(tekst)) return { type: 'JaarMaandDatum', jaar, maand, langFormaat: tekst.replace('-', ' ') };
  return { type: 'Datum', datum: tekst, langFormaat: tekst.replaceAll('-', ' ') };
};

const toJson = (p: StandInPersoon): Json => {
  const [, nummer = '0', letter = ''] = /^(\d+)([a-zA-Z]?)/.exec(p.adres?.huisnummer ?? '') ?? [];
  return {
    burgerservicenummer: p.bsn,
    naam: { voornamen: p.voornamen, ...(p.voorvoegsel ? { voorvoegsel: p.voorvoegsel } : {}), geslachtsnaam: p.geslachtsnaam },
    geboorte: { datum: datum(p.geboren) },
    ...(p.overleden ? { overlijden: { datum: datum(p.overleden) } } : {}),
    ...(p.adres
      ? {
          verblijfplaats: {
            type: 'Adres',
            ...(p.adres.sinds ? { datumVan: datum(p.adres.sinds) } : {}),
            verblijfadres: {
              officieleStraatnaam: p.adres.straat,
              huisnummer: Number(nummer),
              ...(letter ? { huisletter: letter } : {}),
              postcode: p.adres.postcode.replace(' ', ''),
              woonplaats: p.adres.woonplaats,
            },
          },
        }
      : {}),
    gemeenteVanInschrijving: { code: p.gemeente.code, omschrijving: p.gemeente.naam },
    ...(p.gemeente.sinds ? { datumInschrijvingInGemeente: datum(p.gemeente.sinds) } : {}),
  };
};

/** What comes without being asked for. */
const vanzelf = (p: StandInPersoon): Json => ({
  ...(p.geheim ? { geheimhoudingPersoonsgegevens: true } : {}),
  ...(p.overleden
    ? { opschortingBijhouding: { reden: { code: 'O', omschrijving: 'overlijden' }, datum: datum(p.overleden) } }
    : {}),
  ...(p.inOnderzoek ? { inOnderzoek: { gemeenteVanInschrijving: true } } : {}),
});

const isJson = (waarde: unknown): waarde is Json => typeof waarde === 'object' && waarde !== null && !Array.isArray(waarde);

/** Only the asked paths; the `type` of a group comes along. */
const kies = (van: Json, paden: readonly string[]): Json => {
  const uit: Record<string, unknown> = {};
  for (const [naam, waarde] of Object.entries(van)) {
    const verder = paden.filter((pad) => pad.startsWith(`${naam}.`)).map((pad) => pad.slice(naam.length + 1));
    if (paden.includes(naam)) uit[naam] = waarde;
    else if (verder.length > 0 && isJson(waarde)) {
      const deel = kies(waarde, verder);
      uit[naam] = waarde.type === undefined ? deel : { type: waarde.type, ...deel };
    }
  }
  return uit;
};

const fields = z
  .array(z.string().regex(/^[a-zA-Z0-9._]{1,200}$/))
  .min(1)
  .max(130);
const Vraag = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('RaadpleegMetBurgerservicenummer'),
    fields,
    burgerservicenummer: z
      .array(z.string().regex(/^\d{9}$/))
      .min(1)
      .max(20),
  }),
  z.object({
    type: z.literal('ZoekMetGeslachtsnaamEnGeboortedatum'),
    fields,
    geslachtsnaam: z.string().regex(/^[a-zA-Z0-9À-ž .\-']{1,200}$|^[a-zA-Z0-9À-ž .\-']{3,199}\*$/),
    geboortedatum: z.iso.date(),
    voornamen: z.string().optional(),
    inclusiefOverledenPersonen: z.boolean().default(false),
  }),
]);

const probleem = (status: number, title: string, code: string, meer: Json = {}) => ({
  status,
  soort: 'application/problem+json',
  json: { title, status, code, ...meer },
});

const antwoordOp = (vraag: z.output<typeof Vraag>, personen: ReadonlyMap<string, StandInPersoon>): Json => {
  const toon = (p: StandInPersoon): Json => ({ ...kies(toJson(p), vraag.fields), ...vanzelf(p) });
  if (vraag.type === 'RaadpleegMetBurgerservicenummer')
    return { type: vraag.type, personen: vraag.burgerservicenummer.flatMap((bsn) => personen.get(bsn) ?? []).map(toon) };
  const naam = normalise(vraag.geslachtsnaam.replace(/\*$/, ''));
  const past = (p: StandInPersoon): boolean =>
    p.geboren === vraag.geboortedatum &&
    (vraag.geslachtsnaam.endsWith('*') ? normalise(p.geslachtsnaam).startsWith(naam) : normalise(p.geslachtsnaam) === naam) &&
    (vraag.voornamen === undefined || normalise(p.voornamen).startsWith(normalise(vraag.voornamen.replace(/\*$/, '')))) &&
    (p.overleden === undefined || vraag.inclusiefOverledenPersonen);
  return { type: vraag.type, personen: [...personen.values()].filter(past).map(toon) };
};

const lees = async (request: IncomingMessage): Promise<string> => {
  let tekst = '';
  for await (const deel of request) {
    tekst += String(deel);
    if (tekst.length > 100_000) break;
  }
  return tekst;
};

export interface StandIn {
  url: string;
  /** Changes, adds or takes away somebody, as the BRP would in a night. */
  zet(persoon: StandInPersoon): void;
  /** Answers every question with this status; undefined: as usual. */
  stoor(status: number | undefined): void;
  /** How often it was asked. */
  vragen(): number;
  stop(): Promise<void>;
}

/** Starts a stand-in on this machine only. `sleutel` is the key that it asks for in X-API-KEY; `token` what it gives at /token. */
export const startStandIn = async (o: {
  personen: readonly StandInPersoon[];
  sleutel: string;
  client?: { naam: string; geheim: string };
}): Promise<StandIn> => {
  const personen = new Map(o.personen.map((p) => [p.bsn, p]));
  let storing: number | undefined;
  let vragen = 0;
  const token = `token-${o.sleutel}`;
  const behandel = async (request: IncomingMessage): Promise<{ status: number; soort: string; json: Json }> => {
    if (request.method === 'POST' && request.url === '/token' && o.client) {
      const verwacht = `Basic ${Buffer.from(`${o.client.naam}:${o.client.geheim}`).toString('base64')}`;
      const goed = request.headers.authorization === verwacht && (await lees(request)).includes('grant_type=client_credentials');
      return goed
        ? { status: 200, soort: 'application/json', json: { access_token: token, token_type: 'Bearer', expires_in: 300 } }
        : { status: 401, soort: 'application/json', json: { error: 'invalid_client' } };
    }
    if (request.method !== 'POST' || request.url !== '/personen')
      return probleem(404, 'Opgevraagde resource bestaat niet.', 'notFound');
    vragen++;
    if (storing !== undefined) return probleem(storing, 'Bronservice BRP is tijdelijk niet beschikbaar.', 'notAvailable');
    if (request.headers['x-api-key'] !== o.sleutel && request.headers.authorization !== `Bearer ${token}`)
      return probleem(401, 'Niet correct geauthenticeerd.', 'authentication');
    if (!request.headers['content-type']?.startsWith('application/json'))
      return probleem(415, 'Unsupported Media Type', 'unsupported');
    const tekst = await lees(request);
    let body: unknown;
    try {
      body = JSON.parse(tekst);
    } catch {
      return probleem(400, 'Een of meerdere parameters zijn niet correct.', 'json');
    }
    const vraag = Vraag.safeParse(body);
    if (!vraag.success)
      return probleem(400, 'Een of meerdere parameters zijn niet correct.', 'paramsValidation', {
        invalidParams: vraag.error.issues.map((issue) => ({
          name: issue.path.join('.') || 'type',
          code: issue.code,
          reason: 'Waarde is niet geldig.',
        })),
      });
    return { status: 200, soort: 'application/json; charset=utf-8', json: antwoordOp(vraag.data, personen) };
  };
  const server = createServer((request, response) => {
    void behandel(request).then(({ status, soort, json }) => {
      response.writeHead(status, { 'content-type': soort });
      response.end(JSON.stringify(json));
    });
  });
  await new Promise<void>((klaar, mis) => {
    server.once('error', mis);
    server.listen(0, '127.0.0.1', klaar);
  });
  const adres = server.address();
  const poort = typeof adres === 'object' && adres !== null ? adres.port : 0;
  return {
    url: `http://127.0.0.1:${poort}`,
    zet: (persoon) => void personen.set(persoon.bsn, persoon),
    stoor: (status) => {
      storing = status;
    },
    vragen: () => vragen,
    stop: () =>
      new Promise((klaar) => {
        server.closeAllConnections();
        server.close(() => klaar());
      }),
  };
};
