/** A place on the network that every payload names and that nobody may ever reach. */
import http from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Luisteraar {
  adres: string;
  /** What was asked of it; must stay empty. */
  geraakt: string[];
  close(): Promise<void>;
}

export const openLuisteraar = async (): Promise<Luisteraar> => {
  const geraakt: string[] = [];
  const server = http.createServer((request, response) => {
    geraakt.push(`${request.method} ${request.url}`);
    response.end();
  });
  server.on('connection', (socket) => {
    // Also who opens a line and says nothing, or speaks another language, has reached it.
    socket.once('close', () => {
      if (socket.bytesRead > 0 && geraakt.length === 0) geraakt.push('een verbinding');
    });
  });
  await new Promise<void>((klaar) => server.listen(0, '127.0.0.1', klaar));
  const { port } = server.address() as AddressInfo;
  return {
    adres: `http://127.0.0.1:${port}`,
    geraakt,
    close: () =>
      new Promise((klaar) => {
        server.close(() => klaar());
        server.closeAllConnections();
      }),
  };
};
