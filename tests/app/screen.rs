//! The picture on the screen, taken from the X server: the browser's own picture needs the graphics
//! card, which the window does without.

use std::error::Error;
use std::io::BufWriter;
use std::path::Path;

use png::{BitDepth, ColorType, Encoder};
use x11rb::connection::Connection as _;
use x11rb::protocol::xproto::{ConnectionExt as _, ImageFormat};

/// Writes what the screen shows as a PNG.
pub(super) fn write(path: &Path) -> Result<(), Box<dyn Error>> {
    let (server, number) = x11rb::connect(None)?;
    let screen = &server.setup().roots[number];
    let (width, height) = (screen.width_in_pixels, screen.height_in_pixels);
    let every_plane = u32::MAX;
    let image = server
        .get_image(
            ImageFormat::Z_PIXMAP,
            screen.root,
            0,
            0,
            width,
            height,
            every_plane,
        )?
        .reply()?;
    // A pixel is blue, green, red and a byte that says nothing.
    let pixels = image.data.chunks_exact(4);
    let pixels: Vec<u8> = pixels.flat_map(|it| [it[2], it[1], it[0]]).collect();
    let file = BufWriter::new(std::fs::File::create(path)?);
    let mut png = Encoder::new(file, width.into(), height.into());
    png.set_color(ColorType::Rgb);
    png.set_depth(BitDepth::Eight);
    png.write_header()?.write_image_data(&pixels)?;
    Ok(())
}
