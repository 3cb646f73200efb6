import { type Datum, datum, isVoor } from '../src/kernel/datum.ts';

/**
 * On which day a municipality of the demo lives when that is not ours, by its code. What the sources tell of Arnhem is of 2017 to 2020: in
 * the autumn of 2020 who began under the first version is still on the way, beside who began under the second (AR4). The pilot of Oss, with
 * Bernheze, Boekel and Uden, ran until the end of 2019 (OS1).
 */
export const demoDagen: ReadonlyMap<string, Datum> = new Map([
  ['0202', datum('2020-11-02')],
  ...['0828', '1721', '0755', '0856'].map((code) => [code, datum('2019-06-17')] as const),
]);

/**
 * The stories of the other municipalities play around the day of the demo and go back for years: on an earlier day than this their regelingen and
 * contracts are not there yet.
 */
export const EERSTE_DAG = datum('2024-01-02');

/** The day of who has no day of his own, when the day that was asked for (WERKTMEE_VANDAAG) is too early for his story; else undefined. */
export const verhaalDag = (vandaag: Datum): Datum | undefined => (isVoor(vandaag, EERSTE_DAG) ? EERSTE_DAG : undefined);
