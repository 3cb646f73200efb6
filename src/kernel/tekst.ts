/** "Nog niet" for "nog niet": a sentence begins with a capital, and in Dutch an ij is one letter. */
export const hoofdletter = (tekst: string): string => tekst.replace(/^(ij|.)/u, (letter) => letter.toUpperCase());
