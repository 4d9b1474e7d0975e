/** A camera that looks for codes: by the browser's own detector where there is one, else by ours, fetched only then. */

export type CameraState = 'starting' | 'looking' | 'denied' | 'none';

type Read = (video: HTMLVideoElement) => Promise<string | undefined>;
interface Detector {
  detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]>;
}
interface DetectorClass {
  new (options: { formats: string[] }): Detector;
  getSupportedFormats(): Promise<string[]>;
}

/** Looking takes a moment on an old phone; five times a second is often enough for a hand that holds a badge. */
const PAUSE = 200;
/** Wider than this, reading only gets slower. */
const WIDTH = 640;

export class Camera {
  state = $state<CameraState>('starting');
  #stream: MediaStream | undefined;
  #stopped = false;

  /** `onread` gets what a code says, again and again while it is held there. */
  constructor(private readonly onread: (text: string) => void) {}

  async start(video: HTMLVideoElement): Promise<void> {
    // Without https a browser has no camera for a page at all.
    if (!('mediaDevices' in navigator)) return this.#without('none');
    try {
      this.#stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
    } catch (error) {
      const denied = error instanceof DOMException && error.name === 'NotAllowedError';
      return this.#without(denied ? 'denied' : 'none');
    }
    if (this.#stopped) return this.stop();
    video.srcObject = this.#stream;
    await video.play().catch(() => undefined);
    this.state = 'looking';
    void this.#look(video, await reader());
  }

  stop(): void {
    this.#stopped = true;
    for (const track of this.#stream?.getTracks() ?? []) track.stop();
  }

  #without(state: CameraState): void {
    this.state = state;
  }

  async #look(video: HTMLVideoElement, read: Read): Promise<void> {
    while (!this.#stopped) {
      const text = video.readyState >= video.HAVE_CURRENT_DATA ? await read(video).catch(() => undefined) : undefined;
      if (text && !this.#stopped) this.onread(text);
      await new Promise((done) => setTimeout(done, PAUSE));
    }
  }
}

async function reader(): Promise<Read> {
  const own = (globalThis as { BarcodeDetector?: DetectorClass }).BarcodeDetector;
  if (own && (await own.getSupportedFormats().catch((): string[] => [])).includes('qr_code')) {
    const detector = new own({ formats: ['qr_code'] });
    return async (video) => (await detector.detect(video))[0]?.rawValue;
  }
  const { default: decode } = await import('qr/decode.js');
  const canvas = document.createElement('canvas');
  const paper = canvas.getContext('2d', { willReadFrequently: true });
  return async (video) => {
    canvas.width = Math.min(WIDTH, video.videoWidth);
    canvas.height = Math.round((video.videoHeight * canvas.width) / video.videoWidth);
    paper?.drawImage(video, 0, 0, canvas.width, canvas.height);
    const picture = paper?.getImageData(0, 0, canvas.width, canvas.height);
    return picture && decode(picture);
  };
}
