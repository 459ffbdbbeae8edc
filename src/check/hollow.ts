/*
 * What says nothing where it stands, in small letters, in the languages that decks have words for: Arabic, Chinese, English,
 * French, German, Japanese and Spanish, and some more.
 */

/** Texts of links that only make sense beside what is around them. */
export const hollowLinks: readonly string[] = [
  ..."here|click here|see here|look here|go here|right here|over here|see|click|tap here|press here".split("|"),
  ..."link|the link|this link|link here|this|that|it|more|read more|learn more|see more|more info".split("|"),
  ..."more information|more details|details|find out more|continue|continue reading|page|this page".split("|"),
  ..."website|the website|this website|web site|site|this site|url|source here|download here|available here".split("|"),
  ..."read here|read this|see this|check here|check it out|check this|check this out|read on|go|open".split("|"),
  ..."hier|hier klicken|klick hier|klicke hier|klicken sie hier|siehe hier|mehr|mehr dazu|mehr lesen".split("|"),
  ..."mehr erfahren|mehr infos|weitere informationen|weiterlesen|dieser link|der link|seite|diese seite".split("|"),
  ..."webseite|dort|da|ici|cliquez ici|cliquer ici|voir ici|par ici|en savoir plus|lire la suite|lire plus".split("|"),
  ..."plus d’infos|plus d'infos|voir plus|lien|ce lien|le lien|cette page|suite|là|aquí|aqui|haz clic aquí".split("|"),
  ..."haga clic aquí|clic aquí|pulse aquí|ver aquí|leer más|más|ver más|más información|enlace|este enlace".split("|"),
  ..."esta página|página|qui|clicca qui|leggi|leggi di più|leggi tutto|klik hier|lees meer|clique aqui|leia mais".split(
    "|",
  ),
  ..."هنا|انقر هنا|اضغط هنا|اقرأ المزيد|المزيد|الرابط|رابط|هذا الرابط".split("|"),
  ..."こちら|ここ|ここをクリック|こちらをクリック|詳細|詳しくはこちら|もっと見る|続きを読む|リンク".split("|"),
  ..."这里|點擊這裡|点击这里|点此|此处|這裡|更多|阅读更多|查看更多|了解更多|链接|連結|详情".split("|"),
];

/** Words for what a picture is, which say a little: beside a title, where it decorates, that is enough. */
export const pictureThings: readonly string[] = [
  ..."chart|diagram|drawing|graph|icon|illustration|logo|plot|abbildung|diagramm|schaubild|symbol|zeichnung".split("|"),
  ..."schéma|dessin|graphique|gráfico|diagrama|dibujo|ilustración".split("|"),
];

/** Words for pictures: an alternative text made of nothing else says that there is one. */
export const hollowPictures: readonly string[] = [
  ..."image|images|img|picture|pictures|pic|photo|photograph|foto|screenshot|screen shot|screen|screengrab".split("|"),
  ...pictureThings,
  ..."figure|fig|graphic|banner|thumbnail|svg|gif".split("|"),
  ..."alt|alt text|alternative text|alternate text|text|untitled|unnamed|placeholder|todo|description|slide".split("|"),
  ..."media|asset|file|caption|title|none|null|undefined|photo here|image here|insert image".split("|"),
  ..."bild|bilder|abb|grafik|bildschirmfoto|bildschirmaufnahme".split("|"),
  ..."ohne titel|unbenannt|alternativtext|capture|capture d’écran|capture d'écran".split("|"),
  ..."sans titre|imagen|captura|captura de pantalla|figura|sin título".split("|"),
  ..."immagine|figuur|afbeelding|schermafbeelding|imagem|schermata".split("|"),
  ..."صورة|لقطة شاشة|رسم|شعار|画像|写真|図|スクリーンショット|イラスト|图片|图像|截图|照片|圖片|截圖|示意图|图".split(
    "|",
  ),
];

/** “A picture of” and the like, at the beginning of an alternative text. */
export const pictureOf =
  /^(?:(?:an?|the|this|ein|eine|das|une?|la|l['’]|una?)\s*)?(?:image|picture|pic|photo|photograph|screenshot|screen shot|graphic|bild|foto|abbildung|grafik|bildschirmfoto|photographie|capture d['’]écran|imagen|fotografía|captura(?: de pantalla)?)\s+(?:of|showing|from|von|vom|der|des|de|du|d['’]|del)(?:\s+|$)/iu;

/** A text as it is compared: small letters, and nothing but words. */
export const plainWords = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}'’]+/gu, " ")
    .trim();
