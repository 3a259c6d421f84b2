import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export interface CuttingProxy {
  url: string;
  /** How many connections it has cut. */
  cuts(): number;
  close(): Promise<void>;
}

/**
 * Passes on what comes to a server, and cuts a connection once so many bytes of an archive came back on it. So it does `times` times;
 * after that it passes on everything.
 */
export async function startCuttingProxy(
  target: string,
  { afterBytes, times }: { afterBytes: number; times: number },
): Promise<CuttingProxy> {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  let cuts = 0;
  const server = createServer((client) => {
    const upstream = connect(Number(port), hostname);
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => {}).on('close', () => sockets.delete(socket));
    }
    client.pipe(upstream);
    let passed = 0;
    upstream.on('data', (bytes) => {
      const isArchive = passed > 0 || bytes.includes('application/gzip');
      if (isArchive) passed += bytes.length;
      if (cuts >= times || passed <= afterBytes) return void client.write(bytes);
      cuts += 1;
      const left = Math.max(0, bytes.length - (passed - afterBytes));
      client.write(bytes.subarray(0, left), () => client.destroy());
      upstream.destroy();
    });
    upstream.on('end', () => client.end());
    client.on('close', () => upstream.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cuts: () => cuts,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
