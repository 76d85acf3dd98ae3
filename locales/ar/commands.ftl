# أوصاف أوامر العمل في المنتدى
command-feedback = تقييم الورش
command-recommend = تقديم توصية
command-recommendations = توصياتي
command-announce = إرسال إعلان
command-export = تصدير الملفات
