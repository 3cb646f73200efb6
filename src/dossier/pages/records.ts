import { adresMet, paginaUit } from '../../inwoner/index.ts';
import { toonMoment } from '../../kernel/moment.ts';
import { rollen } from '../../platform/db/reader.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { acties, html, kaart, linkKnop, metOnder, tabel } from '../../web/index.ts';
import { type Router, rolnamen } from '../../web/route.ts';
import { findDocument, findLogboek } from '../queries.ts';
import { handelingTekst } from '../words.ts';
import { type DossierSettings, dossierPagina, LEZERS, openDossier } from './frame.ts';

const PER_PAGINA = 50;

/** A letter as a file, and the logboek of this dossier. */
export const registerRecords = (router: Router, s: DossierSettings): void => {
  router.get('/dossier/:inwoner/documenten/:document', { rollen: LEZERS, van: 'inwoner', logboek: 'inzage' }, async (c) => {
    const objectId = c.nummer('document');
    const { extra } = await openDossier(c, s, { soort: 'document', objectId }, (db, inwonerId) =>
      findDocument(db, inwonerId, objectId),
    );
    if (!extra) throw new NietGevonden();
    return c.file({ inhoud: extra.inhoud, type: 'application/pdf', naam: extra.bestandsnaam });
  });

  router.get('/dossier/:inwoner/logboek', { rollen: LEZERS, van: 'inwoner', logboek: 'inzage' }, async (c) => {
    const pagina = paginaUit(c.zoek);
    const { inwoner, extra, actor } = await openDossier(c, s, { soort: 'logboek' }, (db, inwonerId) =>
      findLogboek(db, inwonerId, { pagina, perPagina: PER_PAGINA }),
    );
    const adres = (p: number) => adresMet(`/dossier/${inwoner.id}/logboek`, { pagina: p === 1 ? undefined : p });
    return dossierPagina(c, {
      inwoner,
      actor,
      tab: 'logboek',
      inhoud: kaart({
        inhoud: html`<p>Alles wat er met dit dossier gebeurde, ook wie het bekeek. Niemand kan een regel wijzigen of weghalen.</p>${tabel(
          {
            caption: 'Logboek, het laatste bovenaan',
            kolommen: [{ kop: 'Wanneer' }, { kop: 'Wie' }, { kop: 'Wat' }, { kop: 'Waarom' }],
            rijen: extra
              .slice(0, PER_PAGINA)
              .map((regel) => [
                toonMoment(regel.moment, c.vandaag),
                metOnder(
                  regel.naam ?? 'De inwoner',
                  regel.namens
                    ? `vervangt ${regel.namens}`
                    : regel.nood
                      ? 'met noodtoegang'
                      : (regel.aanbieder ?? rolNaam(regel.rol)),
                ),
                `${handelingTekst(regel)}${regel.uitkomst === 'geweigerd' ? ' (geweigerd)' : ''}`,
                regel.grond,
              ]),
          },
        )}${acties(
          pagina > 1 && linkKnop({ tekst: 'Nieuwere regels', href: adres(pagina - 1), icoon: 'chevron-left' }),
          extra.length > PER_PAGINA && linkKnop({ tekst: 'Oudere regels', href: adres(pagina + 1), icoonNa: 'chevron-right' }),
        )}`,
      }),
    });
  });
};

const rolNaam = (rol: string): string => {
  const bekend = rollen.find((een) => een === rol);
  return bekend ? rolnamen[bekend] : 'Systeem';
};
