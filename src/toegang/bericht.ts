// What stands above a page: in whose place one works, and that a dossier is open in an emergency.
import { datum, toonDatum } from '../kernel/datum.ts';
import { toonTijdstip } from '../kernel/moment.ts';
import type { Actor } from '../platform/db/reader.ts';
import { acties, alleenScherm, badge, type Html, html, linkKnop, melding } from '../web/index.ts';
import { NOOD } from './pages/settings.ts';

const opsomming = (namen: readonly string[]): string =>
  namen.length < 2 ? (namen[0] ?? '') : `${namen.slice(0, -1).join(', ')} en ${namen.at(-1)}`;

/** The notice for this actor at this address; nothing for who has only the own caseload. */
export const toegangBericht = (actor: Actor, pad: string): Html | undefined => {
  const { meer } = actor;
  if (!meer) return undefined;
  const dossier = /^\/dossier\/(\d+)(?:\/|$)/.exec(pad)?.[1];
  const nood = meer.nood.find(({ inwonerId }) => String(inwonerId) === dossier);
  return html`${
    nood &&
    melding({
      soort: 'waarschuwing',
      titel: `Noodtoegang tot ${toonTijdstip(nood.tot)}`,
      inhoud: html`<p>Dit is niet jouw dossier. Je kunt lezen, niet wijzigen. Alles wat je opent staat in het logboek, en de inwoner ziet het.</p>${acties(
        linkKnop({ tekst: 'Klaar? Sluit het dossier', href: NOOD }),
      )}`,
    })
  }${
    meer.vervangt.length > 0 &&
    alleenScherm(
      badge(
        'info',
        `Je vervangt ${opsomming(
          meer.vervangt.map(({ naam, tot }) => (tot === null ? naam : `${naam} tot en met ${toonDatum(datum(tot))}`)),
        )}`,
      ),
    )
  }`;
};
