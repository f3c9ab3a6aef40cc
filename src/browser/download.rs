//! Handing something over to the reader: a file that the browser saves, words on the clipboard, a
//! drawing as pixels. Nothing goes to a server. What a browser refuses comes back as `false`.

use crate::browser::{document, window};
use js_sys::{Array, Date, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    Blob, BlobPropertyBag, CanvasRenderingContext2d, HtmlAnchorElement, HtmlCanvasElement,
    HtmlImageElement, Url,
};

/// The day, `2026-11-22`, in Greenwich.
pub fn today() -> String {
    let now: String = Date::new_0().to_iso_string().into();
    now.chars().take(10).collect()
}

/// Has the browser save a file; `kind` is its media type.
pub fn save(name: &str, kind: &str, bytes: &[u8]) -> bool {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let parts = Array::of1(&Uint8Array::from(bytes));
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &options);
    let Ok(address) = blob.and_then(|blob| Url::create_object_url_with_blob(&blob)) else {
        return false;
    };
    let saved = follow(&address, name).is_ok();
    // The browser has taken hold of the bytes by the next turn; some not before.
    gloo::timers::callback::Timeout::new(10_000, move || {
        let _ = Url::revoke_object_url(&address);
    })
    .forget();
    saved
}

fn follow(address: &str, name: &str) -> Result<(), JsValue> {
    let link: HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    link.set_href(address);
    link.set_download(name);
    link.click();
    Ok(())
}

/// Puts words on the clipboard.
pub fn copy(words: &str, done: impl FnOnce(bool) + 'static) {
    // There is no clipboard where a page came over a connection that is not secure.
    let navigator = window().navigator();
    let there = js_sys::Reflect::has(&navigator, &"clipboard".into()).unwrap_or(false);
    if !there {
        return done(false);
    }
    let copied = navigator.clipboard().write_text(words);
    spawn_local(async move { done(JsFuture::from(copied).await.is_ok()) });
}

/// Has the browser save an SVG drawing as PNG, `scale` times as large.
pub fn draw(svg: &str, scale: f64, name: String, done: impl FnOnce(bool) + 'static) {
    // The policy allows pictures from the site and from data: addresses alone.
    let address = data_address(svg);
    spawn_local(async move {
        let saved = match pixels(&address, scale).await {
            Ok(address) => follow(&address, &name).is_ok(),
            Err(_) => false,
        };
        done(saved);
    });
}

async fn pixels(address: &str, scale: f64) -> Result<String, JsValue> {
    let image = HtmlImageElement::new()?;
    image.set_src(address);
    JsFuture::from(image.decode()).await?;
    let (width, height) = (
        f64::from(image.width()) * scale,
        f64::from(image.height()) * scale,
    );
    let canvas: HtmlCanvasElement = document().create_element("canvas")?.unchecked_into();
    canvas.set_width(width as u32);
    canvas.set_height(height as u32);
    let context = canvas.get_context("2d")?.ok_or(JsValue::NULL)?;
    let context: CanvasRenderingContext2d = context.unchecked_into();
    context.draw_image_with_html_image_element_and_dw_and_dh(&image, 0.0, 0.0, width, height)?;
    canvas.to_data_url()
}

/// An SVG as an address: every byte but letters and digits is escaped.
fn data_address(svg: &str) -> String {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    let mut out = String::from("data:image/svg+xml,");
    for byte in svg.bytes() {
        match byte {
            b if b.is_ascii_alphanumeric() => out.push(char::from(b)),
            b => {
                out.push('%');
                out.push(char::from(HEX[usize::from(b >> 4)]));
                out.push(char::from(HEX[usize::from(b & 15)]));
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::data_address;

    #[test]
    fn an_address_holds_no_sign_that_would_end_it() {
        assert_eq!(
            data_address("<a b=\"#£\">"),
            "data:image/svg+xml,%3Ca%20b%3D%22%23%C2%A3%22%3E"
        );
    }
}
