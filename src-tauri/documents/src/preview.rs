//! The pages of a report as images: the same pages the PDF has.

use std::ops::Range;

use png::{BitDepth, ColorType, Compression, Encoder};
use qinglan_core::reports::Report;
use qinglan_core::Result;
use typst::utils::Scalar;
use typst_render::RenderOptions;

use crate::glyphs::Undrawable;
use crate::pages::{self, Pages};
use crate::parallel;
use crate::steps::{Progress, Steps};
use crate::typeset::drawing;

/// A report whose pages are set; images are drawn as they are asked for.
pub struct Preview {
    pages: Pages,
}

/// A page as a picture.
#[derive(Debug, Clone)]
pub struct PageImage {
    /// The PNG file: 8-bit grey, or in colour where something on the page is.
    pub png: Vec<u8>,
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
    /// Name of the section the page begins with.
    pub section: String,
}

/// Wider pictures are drawn this wide: more than any screen shows.
const WIDEST: u32 = 4_000;

impl Preview {
    /// Sets the pages of `report` and tells how far it is.
    ///
    /// # Errors
    /// [`qinglan_core::error::Refused::NoChineseFont`],
    /// [`qinglan_core::error::Refused::Cancelled`], [`qinglan_core::error::Fault::Drawing`]
    pub fn of(report: &Report, progress: Progress<'_>) -> Result<Self> {
        let steps = Steps::of(std::slice::from_ref(report), progress);
        Ok(Self {
            pages: pages::set(report, &steps)?,
        })
    }

    /// How many pages there are.
    pub fn page_count(&self) -> usize {
        self.pages.document.pages().len()
    }

    /// Name of the section each page begins with.
    pub fn labels(&self) -> &[String] {
        &self.pages.sections
    }

    /// What prints as □.
    pub fn undrawable(&self) -> &[Undrawable] {
        &self.pages.undrawable
    }

    /// The pages of `range` (from 0; those beyond the last are left out), each `width` pixels
    /// wide.
    ///
    /// # Errors
    /// [`qinglan_core::error::Fault::Drawing`]
    pub fn images(&self, range: Range<usize>, width: u32) -> Result<Vec<PageImage>> {
        let last = range.end.min(self.page_count());
        let wanted: Vec<usize> = (range.start.min(last)..last).collect();
        parallel::map(&wanted, parallel::cores(), |&page| {
            self.image(page, width.clamp(1, WIDEST))
        })
    }

    fn image(&self, position: usize, width: u32) -> Result<PageImage> {
        let page = &self.pages.document.pages()[position];
        let scale = f64::from(width) / page.frame.width().to_pt();
        let pixel_per_pt = Scalar::new(scale);
        let picture = typst_render::render(
            page,
            &RenderOptions {
                pixel_per_pt,
                render_bleed: false,
            },
        );
        // Paper is opaque and its ink black: but for photos one channel says it all.
        let pixels = picture.pixels();
        let coloured = pixels
            .iter()
            .any(|pixel| pixel.red() != pixel.green() || pixel.green() != pixel.blue());
        let (colour, bytes): (ColorType, Vec<u8>) = if coloured {
            let pixels = pixels.iter();
            let channels = pixels.flat_map(|pixel| [pixel.red(), pixel.green(), pixel.blue()]);
            (ColorType::Rgb, channels.collect())
        } else {
            (
                ColorType::Grayscale,
                pixels.iter().map(|pixel| pixel.green()).collect(),
            )
        };
        let (width, height) = (picture.width(), picture.height());
        let png =
            encode(&bytes, colour, width, height).map_err(|error| drawing(error.to_string()))?;
        Ok(PageImage {
            png,
            width,
            height,
            section: self.pages.sections[position].clone(),
        })
    }
}

fn encode(
    pixels: &[u8],
    colour: ColorType,
    width: u32,
    height: u32,
) -> Result<Vec<u8>, png::EncodingError> {
    let mut file = Vec::with_capacity(pixels.len() / 4);
    let mut encoder = Encoder::new(&mut file, width, height);
    encoder.set_color(colour);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_compression(Compression::Fast);
    encoder.write_header()?.write_image_data(pixels)?;
    Ok(file)
}
