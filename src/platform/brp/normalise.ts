/** As the BRP compares: without marks and capitals. */
export const normalise = (tekst: string): string => tekst.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase('nl').trim();
