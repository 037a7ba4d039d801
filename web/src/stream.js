// Server-sent events: "saved" when the store grew, "alarm" when a pair departed from its usual. The browser reconnects by itself.
// Only a page that is seen listens: browsers open six connections to a host in all, and many tabs would use them up.
import { useEffect, useState } from 'preact/hooks';

const none = { saved: 0, alarms: 0, sentence: '' };

/** How many of each came since the page opened, and the newest alarm's sentence. Nothing is redrawn under the reader: he asks for it. */
export function useStream() {
  const [news, setNews] = useState(none);
  useEffect(() => {
    let source = null;
    const close = () => {
      source?.close();
      source = null;
    };
    const open = () => {
      if (source || document.hidden) return;
      source = new EventSource('api/v1/stream');
      source.addEventListener('saved', () => setNews((n) => ({ ...n, saved: n.saved + 1 })));
      source.addEventListener('alarm', (event) => {
        let sentence = '';
        try {
          sentence = JSON.parse(event.data).sentence ?? '';
        } catch {
          /* an alarm without words is still one */
        }
        setNews((n) => ({ ...n, alarms: n.alarms + 1, sentence }));
      });
    };
    const look = () => (document.hidden ? close() : open());
    open();
    document.addEventListener('visibilitychange', look);
    addEventListener('pagehide', close);
    addEventListener('pageshow', open);
    return () => {
      document.removeEventListener('visibilitychange', look);
      removeEventListener('pagehide', close);
      removeEventListener('pageshow', open);
      close();
    };
  }, []);
  return [news, () => setNews(none)];
}
