import type pg from 'pg';
import type { BeleidInHuis } from '../beleid/index.ts';
import { type Datum, isoDatum, plusDagen, toonDatum } from '../kernel/datum.ts';
import { type Dagen, dagIn } from '../platform/clock.ts';
import type { Bestand } from '../platform/zip.ts';
import { bringLijst, destroyAll } from './actions/destroy-dossiers.ts';
import { type Deel, kopieZip } from './kopie.ts';
import {
  becomeInwoner,
  findDagen,
  saveKopie,
  selectBestand,
  selectGevraagd,
  selectLeesbaar,
  selectRijen,
  wipeKopieen,
} from './queries/kopie.ts';
import { becomeOwner, inTransactie } from './queries/transactie.ts';
import { selectGemeenten, wipeGrondslag, wipeStukken } from './queries/vernietiging.ts';

/** A name for a file in the ZIP: letters, digits, dots and hyphens; the number keeps two of one name apart. */
const naamVoor = (tabel: string, id: number, naam: string): string =>
  `bestanden/${tabel === 'document' ? 'brief' : 'document'}-${id}-${naam.replace(/[^\w.-]+/g, '-').slice(-100)}`;

/** Makes the copy that a resident asked for, reading as that resident. Once: a copy that is there is left as it is. */
export const runKopie = async (
  s: { owner: pg.Pool; beleid: BeleidInHuis; vandaag: Datum },
  taak: { gemeenteId: number; id: number },
): Promise<void> =>
  inTransactie(s.owner, 'kopie', async (verbinding) => {
    const vraag = await selectGevraagd(verbinding, taak);
    if (!vraag) return;
    const dagen = await findDagen(verbinding, taak.gemeenteId);
    const inwonerId = vraag.inwoner_id;
    const tabellen = await selectLeesbaar(verbinding);
    await becomeInwoner(verbinding, { gemeenteId: taak.gemeenteId, inwonerId, gebruikerId: vraag.door });
    const delen: Deel[] = [];
    const bestanden: Bestand[] = [];
    for (const { tabel, kolom, kolommen, bestand } of tabellen) {
      const rijen = await selectRijen(verbinding, { tabel, kolom, kolommen, inwonerId });
      delen.push({ tabel, rijen });
      if (!bestand) continue;
      for (const { id } of rijen) {
        if (typeof id !== 'number') continue;
        const een = await selectBestand(verbinding, { tabel, inwonerId, id });
        if (een) bestanden.push({ naam: naamVoor(tabel, id, een.bestandsnaam), inhoud: een.inhoud });
      }
    }
    await becomeOwner(verbinding);
    const [wie] = delen.find(({ tabel }) => tabel === 'inwoner_persoon')?.rijen ?? [];
    const inhoud = kopieZip({
      naam: [wie?.voornaam, wie?.voorvoegsel, wie?.achternaam]
        .filter((deel) => typeof deel === 'string' && deel !== '')
        .join(' '),
      gemeente: s.beleid.gemeente(taak.gemeenteId).naam,
      dag: toonDatum(s.vandaag),
      delen,
      bestanden,
      nu: new Date(`${isoDatum(s.vandaag)}T12:00:00Z`),
    });
    await saveKopie(verbinding, { ...taak, inhoud, verlooptOp: plusDagen(s.vandaag, dagen) });
  });

/** When asked and every night: what two persons agreed on, and files and copies whose own day has passed. */
export const runVernietigen = async (s: { owner: pg.Pool; vandaag: Dagen; lijst: string | undefined }): Promise<string> => {
  let [bestanden, kopieen, uren] = [0, 0, 0];
  for (const gemeenteId of await selectGemeenten(s.owner)) {
    const o = { gemeenteId, vandaag: dagIn(s.vandaag, gemeenteId) };
    bestanden += await wipeStukken(s.owner, o);
    kopieen += await wipeKopieen(s.owner, o);
    uren += (await inTransactie(s.owner, 'vernietigen', (verbinding) => wipeGrondslag(verbinding, o))).uren;
  }
  const weg = `${bestanden} bestanden en ${kopieen} kopieën weggegooid, en ${uren} dagen met uren zonder naam.`;
  if (s.lijst === undefined) return `Er is geen map voor de lijst van wat vernietigd is: geen dossier vernietigd. ${weg}`;
  const o = { owner: s.owner, vandaag: s.vandaag, lijst: s.lijst, herkomst: 'taak' } as const;
  const { vernietigd, geweigerd } = await destroyAll(o);
  await bringLijst(o);
  return `${vernietigd} dossiers vernietigd, ${geweigerd.length} niet gelukt. ${weg}`;
};
