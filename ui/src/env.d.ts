declare module 'element-plus/es/components/*/style/css.mjs';
