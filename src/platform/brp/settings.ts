import { z } from 'zod';
import { type SettingsReader, url, weakSecret } from '../settings-reader.ts';

/** Where the BRP is, and what opens it: a key in a header, or a token of an authorisation server. */
export interface BrpSettings {
  /** Without a slash at the end; `/personen` comes behind it. */
  readonly url: string;
  readonly toegang:
    | { readonly soort: 'sleutel'; readonly kop: string; readonly sleutel: string }
    | {
        readonly soort: 'token';
        readonly tokenUrl: string;
        readonly client: string;
        readonly geheim: string;
        readonly scope?: string;
      };
}

const kop = z.string().regex(/^[A-Za-z0-9-]{1,50}$/, 'moet de naam van een kop zijn, zoals X-API-KEY');

/**
 * The settings of the BRP; absent: the product works without it and says so. Half of them is a problem.
 *
 * @param https In productie the way to the BRP is encrypted.
 */
export const readBrp = (settings: SettingsReader, https: boolean): BrpSettings | undefined => {
  const adres = url(https ? ['https:'] : ['http:', 'https:']);
  const brpUrl = settings.optional('BRP_URL', adres);
  const sleutel = settings.file('BRP_SLEUTEL')?.trim();
  const koptekst = settings.optional('BRP_SLEUTEL_KOP', kop) ?? 'X-API-KEY';
  const tokenUrl = settings.optional('BRP_TOKEN_URL', adres);
  const client = settings.optional('BRP_CLIENT', z.string());
  const geheim = settings.optional('BRP_CLIENT_GEHEIM', z.string());
  const scope = settings.optional('BRP_SCOPE', z.string());
  const iets = [brpUrl, sleutel, tokenUrl, client, geheim].some((waarde) => waarde !== undefined);
  if (!iets) return undefined;
  const probleem = (tekst: string): undefined => void settings.problems.push(tekst);
  if (brpUrl === undefined)
    return settings.isSet('BRP_URL') ? undefined : probleem('BRP_URL: ontbreekt; de andere instellingen van de BRP staan er wel');
  const zwak = https && geheim !== undefined ? weakSecret(geheim) : undefined;
  if (zwak) probleem(`BRP_CLIENT_GEHEIM: ${zwak}`);
  const zonderStreep = brpUrl.replace(/\/+$/, '');
  if (tokenUrl !== undefined) {
    if (client === undefined || geheim === undefined)
      return probleem('BRP_TOKEN_URL: daarbij horen BRP_CLIENT en BRP_CLIENT_GEHEIM');
    return {
      url: zonderStreep,
      toegang: { soort: 'token', tokenUrl, client, geheim, ...(scope === undefined ? {} : { scope }) },
    };
  }
  if (sleutel === undefined)
    return probleem('BRP_URL: zet er BRP_SLEUTEL bij, of BRP_TOKEN_URL met BRP_CLIENT en BRP_CLIENT_GEHEIM');
  return { url: zonderStreep, toegang: { soort: 'sleutel', kop: koptekst, sleutel } };
};
