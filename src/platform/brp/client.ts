// The client of the Haal Centraal BRP API Personen 2.x: one POST on /personen, with the kind of question and the fields that are needed.
import { z } from 'zod';
import { log } from '../log.ts';
import { readGevonden, readPersonen } from './read.ts';
import type { BrpSettings } from './settings.ts';
import type { Brp, BrpAntwoord } from './types.ts';

/** Only what is shown or compared; what comes by itself (geheimhouding, in onderzoek, opschorting) may not be asked for. */
const VELDEN = [
  'burgerservicenummer',
  'naam.voornamen',
  'naam.voorvoegsel',
  'naam.geslachtsnaam',
  'geboorte.datum',
  'overlijden.datum',
  'verblijfplaats.datumVan',
  'verblijfplaats.verblijfadres.officieleStraatnaam',
  'verblijfplaats.verblijfadres.korteStraatnaam',
  'verblijfplaats.verblijfadres.huisnummer',
  'verblijfplaats.verblijfadres.huisletter',
  'verblijfplaats.verblijfadres.huisnummertoevoeging',
  'verblijfplaats.verblijfadres.postcode',
  'verblijfplaats.verblijfadres.woonplaats',
  'gemeenteVanInschrijving',
  'datumInschrijvingInGemeente',
];
const ZOEKVELDEN = ['burgerservicenummer', 'naam.voornamen', 'naam.voorvoegsel', 'naam.geslachtsnaam', 'geboorte.datum'];

/** How many BSNs one question may hold (minItems 1, maxItems 20). */
export const HOOGSTENS = 20;
/** How long an answer may take, in milliseconds. */
const GEDULD = 8000;
/** A token is asked anew so many milliseconds before it ends. */
const RUIM = 30_000;

const WEG = 'De BRP is nu niet te bereiken. Probeer het later nog eens, of vul de gegevens zelf in van het identiteitsbewijs.';
const fout = (soort: 'weg' | 'geweigerd' | 'vraag' | 'druk' | 'onleesbaar', tekst: string) =>
  ({ ok: false, soort, tekst }) as const;

/** Problem details of the API; the names of the parameters, never their values. */
const Probleem = z.object({
  code: z.string().optional(),
  invalidParams: z.array(z.object({ name: z.string(), code: z.string().optional() })).optional(),
});

/** A client for these settings. Nothing of a person is in an address or a log line. `fetcher`: for a machine with a way out of its own. */
export const createBrp = (settings: BrpSettings, fetcher: typeof fetch = fetch): Brp => {
  let token: { waarde: string; tot: number } | undefined;

  const bewijs = async (): Promise<Record<string, string>> => {
    const { toegang } = settings;
    if (toegang.soort === 'sleutel') return { [toegang.kop]: toegang.sleutel };
    if (!token || token.tot < Date.now()) {
      const antwoord = await fetcher(toegang.tokenUrl, {
        method: 'POST',
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          authorization: `Basic ${Buffer.from(`${encodeURIComponent(toegang.client)}:${encodeURIComponent(toegang.geheim)}`).toString('base64')}`,
        },
        body: new URLSearchParams({
          grant_type: 'client_credentials',
          ...(toegang.scope === undefined ? {} : { scope: toegang.scope }),
        }),
        signal: AbortSignal.timeout(GEDULD),
        redirect: 'error',
      });
      if (!antwoord.ok) throw new GeenToken(antwoord.status);
      const { access_token, expires_in } = z
        .object({ access_token: z.string().min(1), expires_in: z.number().default(60) })
        .parse(await antwoord.json());
      token = { waarde: access_token, tot: Date.now() + expires_in * 1000 - RUIM };
    }
    return { authorization: `Bearer ${token.waarde}` };
  };

  const vraag = async <T>(body: unknown, lees: (json: unknown) => T | undefined): Promise<BrpAntwoord<T>> => {
    let antwoord: Response;
    let json: unknown;
    try {
      antwoord = await fetcher(`${settings.url}/personen`, {
        method: 'POST',
        headers: { 'content-type': 'application/json; charset=utf-8', accept: 'application/json', ...(await bewijs()) },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(GEDULD),
        redirect: 'error',
      });
      json = await antwoord.json().catch(() => undefined);
    } catch (error) {
      if (error instanceof GeenToken) {
        log.error('de BRP gaf geen token', { status: error.status });
        return fout('geweigerd', 'De BRP laat deze gemeente nu niet binnen. Beheer moet de instellingen van de BRP nakijken.');
      }
      // Of a fetch that failed only the kind: a message may hold the address of a proxy or more.
      log.error('de BRP is niet te bereiken', { fout: error instanceof Error ? error.name : 'Fout' });
      return fout('weg', WEG);
    }
    if (antwoord.ok) {
      const waarde = lees(json);
      if (waarde !== undefined) return { ok: true, waarde };
      log.error('de BRP antwoordt in een vorm die het product niet kent', { status: antwoord.status });
      return fout(
        'onleesbaar',
        'De BRP gaf een antwoord dat niet te lezen is. Beheer kan in het log zien wanneer. Vul de gegevens zelf in.',
      );
    }
    const probleem = Probleem.safeParse(json).data;
    log.error('de BRP weigert een vraag', {
      status: antwoord.status,
      code: probleem?.code,
      velden: probleem?.invalidParams?.map(({ name, code }) => `${name}: ${code ?? ''}`),
    });
    switch (antwoord.status) {
      case 400:
        return fout('vraag', 'De BRP kan met deze vraag niet zoeken. Kijk na wat je hebt ingevuld.');
      case 401:
      case 403:
        token = undefined;
        return fout(
          'geweigerd',
          'De BRP laat deze gemeente deze gegevens niet zien. Beheer moet de instellingen van de BRP nakijken.',
        );
      case 429:
        return fout('druk', 'De BRP krijgt nu te veel vragen. Probeer het over een minuut nog eens.');
      default:
        return fout('weg', WEG);
    }
  };

  return {
    raadpleegMetBurgerservicenummer: async (bsns) => {
      if (bsns.length === 0) return { ok: true, waarde: [] };
      if (bsns.length > HOOGSTENS) throw new RangeError(`hoogstens ${HOOGSTENS} personen in een vraag`);
      return vraag({ type: 'RaadpleegMetBurgerservicenummer', burgerservicenummer: bsns, fields: VELDEN }, readPersonen);
    },
    zoekMetGeslachtsnaamEnGeboortedatum: (o) =>
      vraag({ type: 'ZoekMetGeslachtsnaamEnGeboortedatum', ...o, fields: ZOEKVELDEN }, readGevonden),
  };
};

class GeenToken extends Error {
  readonly status: number;
  constructor(status: number) {
    super('geen token');
    this.status = status;
  }
}
