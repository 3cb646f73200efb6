import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { toonMomentStraks } from '../../kernel/moment.ts';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import { hashToken } from '../../platform/auth/token.ts';
import { insertBeheerder } from '../queries/beheerder.ts';
import { BEHEERDER_UREN } from '../rules/uitnodiging.ts';
import { Mailadres } from '../types.ts';

/**
 * The first account of a municipality, from the command line: an empty productie has nobody who could invite. Refused when somebody of
 * beheer can log in already, unless `toch`: who lost the only login needs a way back. Given again for the same name it makes a new link
 * for the same account. Runs as the owner: whoever has the settings of the product is trusted with this.
 */
export const inviteBeheerder = async (
  owner: pg.Pool,
  o: { gemeenteId: number; naam: string; email: string; toch: boolean; baseUrl: string },
): Promise<Resultaat<{ link: string; tot: string }>> => {
  if (o.email !== '' && !Mailadres.safeParse(o.email).success) return geweigerd(`‘${o.email}’ is geen mailadres.`);
  const token = randomBytes(32).toString('base64url');
  const uit = await insertBeheerder(owner, { ...o, tokenHash: hashToken(token), uren: BEHEERDER_UREN });
  if (uit.bestaat !== undefined)
    return geweigerd(
      `Er is al een beheerder die kan inloggen: ${uit.bestaat}. Laat die in het scherm iemand uitnodigen. Kan dat niet meer? Draai dit met --toch.`,
    );
  return gelukt({ link: `${o.baseUrl}/uitnodiging/${token}`, tot: toonMomentStraks(uit.verlooptOp) });
};
