/** The bell of the small groups: a tone where the browser allows one, and a buzz where there is a motor for it. What it
 *  means stands on the screen as well, so whoever hears and feels nothing misses nothing. */
const TONE = 660;
const SECONDS = 1.6;

export function ring(): void {
  navigator.vibrate?.([250, 120, 250]);
  try {
    const audio = new AudioContext();
    const tone = audio.createOscillator();
    const loudness = audio.createGain();
    tone.frequency.value = TONE;
    loudness.gain.setValueAtTime(0.25, audio.currentTime);
    loudness.gain.exponentialRampToValueAtTime(0.001, audio.currentTime + SECONDS);
    tone.connect(loudness).connect(audio.destination);
    tone.onended = () => void audio.close();
    tone.start();
    tone.stop(audio.currentTime + SECONDS);
  } catch {
    // No sound on this device.
  }
}
