/** The launcher's and the panel's look; a constructed sheet, because the page's policy may forbid inline styles. */
export const loaderStyle = `
:host{all:initial;--a:var(--lobby-accent,oklch(.47 .085 195));position:fixed;z-index:2147483000;inset-block-end:20px;inset-inline-end:20px;color-scheme:light dark;font:14px/1.4 system-ui}
:host([data-side=start]){inset-inline:20px auto}
[hidden],:host([hidden]){display:none!important}
button{all:unset;position:relative;display:grid;place-items:center;width:56px;height:56px;border-radius:50%;cursor:pointer;background:var(--a);color:oklch(from var(--a) clamp(.15,(.66 - l)*1000,.985) .01 h);box-shadow:0 8px 24px #0a1c1e47;transition:transform .14s ease-out}
button:hover{transform:scale(1.03)}
button:focus-visible{outline:3px solid var(--a);outline-offset:3px}
svg{width:26px;fill:none;stroke:currentColor;stroke-width:1.8;stroke-linecap:round;stroke-linejoin:round}
i{position:absolute;top:-3px;inset-inline-end:-3px;min-width:8px;padding:0 6px;border:2px solid Canvas;border-radius:12px;background:#b3261e;color:#fff;font:600 12px/18px system-ui;text-align:center}
span{position:absolute;clip-path:inset(50%);white-space:nowrap}
section{position:fixed;inset-block-end:92px;inset-inline:inherit;width:min(400px,calc(100vw - 40px));height:min(680px,calc(100vh - 112px));overflow:hidden;border-radius:calc(var(--lobby-radius,14px) + 4px);background:light-dark(#fbfcfc,#15191a);color:CanvasText;box-shadow:0 0 0 1px #7f8c8d3d,0 16px 48px #0a1c1e47;animation:in .16s ease-out}
iframe{width:100%;height:100%;border:0;color-scheme:normal}
p{position:absolute;inset:0;margin:0;display:grid;place-items:center;padding:32px;text-align:center;background:inherit}
@keyframes in{from{opacity:0;transform:translateY(8px)}}
@media(max-width:560px){section{inset:var(--t,0) 0 auto;width:100%;height:var(--h,100vh);border-radius:0}[aria-expanded=true]{display:none}}
@media(prefers-reduced-motion){*{animation:none!important;transition:none!important}}`;
