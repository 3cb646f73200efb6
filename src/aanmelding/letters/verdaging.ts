import { readFileSync } from 'node:fs';
import type { Gemeente } from '../../beleid/index.ts';
import { type Datum, toonDatum } from '../../kernel/datum.ts';
import { ondersteuningBij } from '../../melding/index.ts';
import { renderPdf, unprintableIn } from '../../platform/pdf/index.ts';

export interface VerdagingBrief {
  gemeente: Gemeente;
  inwoner: { naam: string; straat: string; huisnummer: string; postcode: string; woonplaats: string };
  datum: Datum;
  dossiernummer: string;
  aanvraagOp: Datum;
  /** Last day by law; undefined when it cannot be told. */
  wasTot: Datum | undefined;
  tot: Datum;
  /** The resident agreed in writing (Awb 4:15); otherwise it is told only (Awb 4:14). */
  instemming: boolean;
  reden: string;
  /** Name of who writes. */
  contact: string;
}

let template: string | undefined;

/** The letter as tagged PDF, byte-equal for the same facts. Rejects with a PdfError for a character that cannot be printed. */
export async function renderVerdaging(b: VerdagingBrief): Promise<Uint8Array> {
  template ??= readFileSync(new URL('./verdaging.typ', import.meta.url), 'utf8');
  const hulp = ondersteuningBij(b.gemeente);
  return renderPdf({
    template,
    data: {
      titel: `Je hoort later van ons (${b.dossiernummer})`,
      gemeente: b.gemeente.naam,
      telefoon: b.gemeente.telefoon.waarde,
      postadres: b.gemeente.postadres.waarde,
      adres: [
        b.inwoner.naam,
        `${b.inwoner.straat} ${b.inwoner.huisnummer}`,
        `${b.inwoner.postcode} ${b.inwoner.woonplaats.toUpperCase()}`,
      ],
      jaarMaandDag: [b.datum.year, b.datum.month, b.datum.day],
      datum: toonDatum(b.datum),
      dossiernummer: b.dossiernummer,
      naam: b.inwoner.naam,
      aanvraagOp: toonDatum(b.aanvraagOp),
      wasTot: b.wasTot ? toonDatum(b.wasTot) : null,
      tot: toonDatum(b.tot),
      instemming: b.instemming,
      reden: b.reden,
      contact: b.contact,
      ondersteuning: `${hulp.naam}: ${hulp.telefoon}`,
      namens: b.gemeente.ondertekening.namens,
      afdeling: b.gemeente.ondertekening.afdeling,
    },
  });
}

/** Characters of a text that the letter cannot print. */
export const nietTeDrukken = (tekst: string): string[] => unprintableIn(tekst);
