/** Starts the window's page. */
import { createApp } from 'vue';
import App from './app/App.vue';
import { router } from './app/router';
import { watchWindow } from './ipc/window';
import { mayClose } from './shared/feedback/unsaved';
import 'element-plus/theme-chalk/base.css';
import './app/theme/tokens.css';
import './app/theme/controls.css';
import './app/theme/base.css';
import './app/theme/element.css';

async function start(): Promise<void> {
  if (import.meta.env.DEV && !('__TAURI_INTERNALS__' in window)) {
    const { useMock } = await import('./testing/mock');
    useMock();
  }
  watchWindow(mayClose);
  createApp(App).use(router).mount('#app');
}

void start();
