/** Socket.IO over one websocket. The library does more than Polder asks of it and is an eighth of what a phone may
 *  fetch; and it believes a dead wire for forty seconds, where this one can be dropped at once. */
import { pause, type Ears, type Line } from './line';
import { JOIN, LEAVE, PONG, read, write, type Packet } from './packets';

/** Neither opened nor refused by then: the network swallows it. */
const OPEN_WITHIN = 8_000;

interface Asked {
  resolve: (payload: unknown) => void;
  reject: () => void;
}

const address = () => `${location.origin.replace(/^http/, 'ws')}/socket.io/?EIO=4&transport=websocket`;

interface Dialled {
  wire: WebSocket;
  /** What it said before anybody listened. */
  said: MessageEvent[];
}
let ahead: Dialled | undefined;

/** For a page that will need a line, while the rest of it is still on its way. The first line takes it over. */
export function dialAhead(): void {
  const wire = new WebSocket(address());
  const said: MessageEvent[] = [];
  wire.onmessage = (message) => said.push(message);
  ahead = { wire, said };
}

function dialled(): Dialled {
  const before = ahead;
  ahead = undefined;
  return before && before.wire.readyState <= WebSocket.OPEN ? before : { wire: new WebSocket(address()), said: [] };
}

export class WebsocketLine implements Line {
  open = false;
  heardAt = 0;
  /** Nothing is lost that is sent now, though it may still be refused. */
  #entering = false;
  #wire: WebSocket | undefined;
  #tries = 0;
  #next: ReturnType<typeof setTimeout> | undefined;
  #patience: ReturnType<typeof setTimeout> | undefined;
  #patient = OPEN_WITHIN;
  #asked = new Map<number, Asked>();
  #count = 0;

  constructor(private readonly ears: Ears) {}

  now(): void {
    if (this.open) return;
    this.#tries = 0;
    this.#hangUp();
    this.#dial();
  }

  drop(): void {
    this.#gone();
    this.now();
  }

  stop(): void {
    if (this.open) this.#wire?.send(LEAVE);
    this.open = false;
    this.#hangUp();
  }

  send(event: string, payload: unknown): void {
    if (this.open) this.#wire?.send(write(event, payload));
  }

  ask(event: string, payload: unknown, within: number): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (!this.open && !this.#entering) return reject(new Error('offline'));
      const id = this.#count++;
      const timer = setTimeout(() => this.#asked.get(id)?.reject(), within);
      const done = () => (clearTimeout(timer), this.#asked.delete(id));
      this.#asked.set(id, {
        resolve: (answer) => (done(), resolve(answer)),
        reject: () => (done(), reject(new Error('no answer'))),
      });
      this.#wire?.send(write(event, payload, id));
    });
  }

  #dial(): void {
    clearTimeout(this.#next);
    const { wire, said } = dialled();
    this.#wire = wire;
    this.#patient = OPEN_WITHIN;
    this.#wait();
    const hear = ({ data }: MessageEvent) => {
      this.heardAt = Date.now();
      this.#wait();
      if (typeof data === 'string') this.#take(read(data));
    };
    wire.onmessage = hear;
    wire.onclose = () => this.#gone();
    said.forEach(hear);
  }

  /** The server says something every so often; when it is late, the wire is dead though nobody said so. */
  #wait(): void {
    clearTimeout(this.#patience);
    this.#patience = setTimeout(() => this.#gone(), this.#patient);
  }

  #take(packet: Packet): void {
    switch (packet.kind) {
      case 'open':
        this.#patient = packet.patience + 1_000;
        this.#wire?.send(JOIN);
        this.#entering = true;
        this.ears.entering();
        break;
      case 'ping':
        this.#wire?.send(PONG);
        break;
      case 'joined':
        this.open = true;
        this.#tries = 0;
        this.ears.opened();
        break;
      case 'event':
        this.ears.heard(packet.event, packet.payload);
        break;
      case 'answer':
        this.#asked.get(packet.id)?.resolve(packet.payload);
        break;
      case 'refused':
        this.#hangUp();
        this.ears.failed(packet.code ?? 'server_error');
        break;
      case 'closed':
      case 'left':
        this.#gone();
    }
  }

  #gone(): void {
    const was = this.open;
    this.open = false;
    this.#hangUp();
    this.#next = setTimeout(() => this.#dial(), pause(this.#tries++, Math.random()));
    if (was) this.ears.closed();
    else this.ears.failed();
  }

  /** Without waiting for the other side, which may never answer. */
  #hangUp(): void {
    clearTimeout(this.#next);
    clearTimeout(this.#patience);
    this.#entering = false;
    for (const asked of [...this.#asked.values()]) asked.reject();
    const wire = this.#wire;
    this.#wire = undefined;
    if (!wire) return;
    wire.onmessage = wire.onclose = null;
    wire.close();
  }
}
